import { foldText, searchWords } from '../../platform/search/index.ts';

interface Searched {
  /** As it is shown first, and as it calls itself. */
  readonly names: readonly [string, ...string[]];
  readonly model: string | null;
  readonly serial: string | null;
  readonly signedInUsers: readonly string[];
}

/** What a device is sorted by and found by. */
export const searchColumns = ({ names, model, serial, signedInUsers }: Searched) => ({
  nameKey: foldText(names[0]),
  words: searchWords([...names, serial, model, ...signedInUsers]),
});
