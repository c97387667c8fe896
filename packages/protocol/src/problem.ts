import { z } from 'zod';
import { ERRORS, type ErrorCode } from './errors.ts';

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** An error as it goes over HTTP: RFC 9457, with our stable `code`. `title` is in the language that was asked for. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(codes),
  /** Where in the request: a JSON pointer per fault, for REQUEST_MALFORMED. */
  faults: z.array(z.object({ pointer: z.string(), reason: z.string() })).optional(),
  /** What the text for people may name, such as `missing` of an access answer or `retryAfterMs`. */
  details: z.record(z.string(), z.unknown()).optional(),
  /** Of the request, for the operator's log. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The media type of RFC 9457, 6.1. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
