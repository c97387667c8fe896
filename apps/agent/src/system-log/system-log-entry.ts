import type { SystemLogEvent } from './system-log.ts';

/** One event as every log has it. */
export interface SystemLogEntry {
  readonly isFault: boolean;
  /** Names and values of which none can be taken for more than one; the first is `event`. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** `event=… name=value`, one line of printable ASCII. */
  readonly line: string;
}

const VALUE_MAX_CHARS = 100;

export function systemLogEntry({ kind, ...details }: SystemLogEvent): SystemLogEntry {
  const fields = Object.entries({ event: kind, ...details }).flatMap(
    ([name, value]: [string, string | null]): [string, string][] =>
      value === null ? [] : [[name, harmless(value)]],
  );
  return { isFault: kind === 'fault', fields, line: fields.map((field) => field.join('=')).join(' ') };
}

/** Ids and codes pass as they are. In anything else nothing is left that could begin a line, a field or a colour. */
const harmless = (value: string): string =>
  value.slice(0, VALUE_MAX_CHARS).replaceAll(/[^\w.:+-]/g, '?') || '?';
