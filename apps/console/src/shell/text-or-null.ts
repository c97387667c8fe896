/** What somebody typed where nothing has to be; null: nothing but blanks. */
export const textOrNull = (typed: string): string | null => (typed.trim() === '' ? null : typed);
