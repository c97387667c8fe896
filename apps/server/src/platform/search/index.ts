export { countRows, type RowCount } from './count-rows.ts';
export { foldText } from './fold-text.ts';
export { readListCursor, writeListCursor, type ListCursor } from './list-cursor.ts';
export { endOfWord, searchWords, soughtWords } from './search-words.ts';
export { isInAny, type RowSet } from './row-set.ts';
