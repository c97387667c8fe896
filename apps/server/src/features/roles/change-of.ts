/** What becomes different, before and after; null: nothing does. Lists are the same if they hold the same. */
export function changeOf<Fields extends object>(
  stored: Fields,
  patch: { readonly [Name in keyof Fields]?: Fields[Name] | undefined },
): { readonly before: Partial<Fields>; readonly after: Partial<Fields> } | null {
  const names = (Object.keys(stored) as (keyof Fields)[]).filter(
    (name) => patch[name] !== undefined && canonical(patch[name]) !== canonical(stored[name]),
  );
  if (names.length === 0) return null;
  const only = (from: { readonly [Name in keyof Fields]?: Fields[Name] | undefined }): Partial<Fields> =>
    Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Fields>;
  return { before: only(stored), after: only(patch) };
}

const canonical = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value);
