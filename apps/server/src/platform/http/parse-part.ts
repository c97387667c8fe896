import { CodedError } from '@alongside/protocol';
import type { z } from 'zod';

const FAULTS_MAX = 20;

/** Parses one part of a request. @throws CodedError REQUEST_MALFORMED with a JSON pointer per fault */
export function parsePart<Schema extends z.ZodType>(
  part: 'params' | 'query' | 'body',
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    const unfit = pathOfNul(parsed.data);
    if (unfit === null) return parsed.data;
    throw malformed([{ pointer: pointerTo([part, ...unfit]), reason: 'characters' }]);
  }
  throw malformed(
    parsed.error.issues.slice(0, FAULTS_MAX).map((issue) => ({
      pointer: pointerTo([part, ...issue.path.map(String)]),
      // The library's sentences are English and repeat what was sent; its codes aren't and don't.
      reason: issue.code === 'custom' ? issue.message : issue.code,
    })),
  );
}

const malformed = (faults: readonly { readonly pointer: string; readonly reason: string }[]): CodedError =>
  new CodedError('REQUEST_MALFORMED', { faults });

/** Where a text with U+0000 is, which PostgreSQL neither stores nor compares with anything; null: nowhere. */
function pathOfNul(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return value.includes('\0') ? [] : null;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  for (const [name, inner] of Object.entries(value)) {
    const path = pathOfNul(inner);
    if (path !== null) return [name, ...path];
  }
  return null;
}

const pointerTo = (steps: readonly string[]): string => steps.map((step) => `/${escaped(step)}`).join('');

/** RFC 6901, 3. */
const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
