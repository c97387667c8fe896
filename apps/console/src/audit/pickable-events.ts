import type { Choice, Pickable } from '../pick/pickable.ts';
import { AUDIT_CODES, auditTextKey } from '../texts/audit-texts.ts';

/** A kind of event in words; a code that isn't known here as it is. */
export function eventNamed(code: string, t: (key: string) => string): Choice {
  const key = auditTextKey(code);
  return { id: code, name: key === null ? code : t(key), detail: key === null ? null : code };
}

/** Every kind of event by its text in one language or by its code, in the order of the texts. */
export function pickableEvents(locale: string, t: (key: string) => string): Pickable {
  const choices = AUDIT_CODES.map((code) => eventNamed(code, t)).sort((one, other) =>
    one.name.localeCompare(other.name, locale),
  );
  return {
    key: ['audit-events', locale],
    find: (search) => {
      const wanted = search.toLocaleLowerCase(locale);
      return Promise.resolve(
        choices.filter(
          ({ id, name }) => id.includes(wanted) || name.toLocaleLowerCase(locale).includes(wanted),
        ),
      );
    },
  };
}
