/**
 * Puts what a page changes of its search into the address as it is by then: something else of it may have been changed
 * since the page was drawn, and isn't to be lost.
 * @param seen what the page was drawn with
 */
export const searchChange =
  <Search extends object>(seen: Search, next: Search) =>
  (now: Search): Search => ({ ...now, ...differing(seen, next) });

const differing = (seen: object, next: object): object => {
  const [before, after] = [new Map(Object.entries(seen)), new Map(Object.entries(next))];
  return Object.fromEntries(
    [...new Set([...before.keys(), ...after.keys()])]
      .filter((name) => before.get(name) !== after.get(name))
      .map((name) => [name, after.get(name) as unknown]),
  );
};
