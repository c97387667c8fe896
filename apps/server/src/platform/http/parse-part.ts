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
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, FAULTS_MAX).map((issue) => ({
    pointer: [part, ...issue.path.map(String)].map((step) => `/${escaped(step)}`).join(''),
    // The library's sentences are English and repeat what was sent; its codes aren't and don't.
    reason: issue.code === 'custom' ? issue.message : issue.code,
  }));
  throw new CodedError('REQUEST_MALFORMED', { faults });
}

/** RFC 6901, 3. */
const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
