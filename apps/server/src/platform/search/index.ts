export { foldText } from './fold-text.ts';
export { readListCursor, writeListCursor, type ListCursor } from './list-cursor.ts';
export { endOfWord, searchWords, soughtWords } from './search-words.ts';
