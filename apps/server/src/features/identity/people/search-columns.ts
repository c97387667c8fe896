import { foldText, searchWords } from '../../../platform/search/index.ts';

interface Found {
  readonly fullName: string;
  readonly email: string;
  readonly jobTitle: string | null;
}

/** A cursor of a list holds it, so it can't be as long as a name. */
const NAME_KEY_MAX = 60;

/** What a person is sorted by and found by: kept with the row, because the database folds text in no way of its own. */
export const searchColumns = ({ fullName, email, jobTitle }: Found) => ({
  nameKey: Array.from(foldText(fullName)).slice(0, NAME_KEY_MAX).join(''),
  words: searchWords([fullName, email, jobTitle]),
});
