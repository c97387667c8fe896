const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['Windows', 'Windows'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

const firstIn = (text: string, names: readonly (readonly [string, string])[]): string | undefined =>
  names.find(([sign]) => text.includes(sign))?.[1];

/** A name that people know from what a browser says it is; null if nothing in it is known. */
export function browserName(userAgent: string): string | null {
  const known = [firstIn(userAgent, BROWSERS), firstIn(userAgent, SYSTEMS)].filter(
    (name) => name !== undefined,
  );
  return known.length > 0 ? known.join(' · ') : null;
}
