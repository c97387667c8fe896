/** Search, order and filters of a list as they stand in its page's address. */
export type ListWords = Readonly<Record<string, string | undefined>>;

/** Only what says something. */
export const wordsOf = (search: ListWords): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(search).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  );

/** Whether anything but the order narrows the list. */
export const isNarrowed = (search: ListWords): boolean =>
  Object.keys(wordsOf(search)).some((name) => name !== 'sort' && name !== 'order');
