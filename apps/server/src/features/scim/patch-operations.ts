import { z } from 'zod';
import { type Json, plainPath } from './scim-attributes.ts';
import { ScimError } from './scim-error.ts';

/** One operation of a PATCH (RFC 7644, 3.5.2). */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  /** As `plainPath` writes it, but for what is in brackets; null: the value names its attributes itself. */
  readonly path: string | null;
  readonly value: unknown;
}

const OPERATIONS_MAX = 1_000;

const Body = z.object({
  Operations: z
    .array(
      z.object({
        // Entra ID writes `Add`.
        op: z
          .string()
          .toLowerCase()
          .pipe(z.enum(['add', 'remove', 'replace'])),
        path: z.string().max(500).nullish(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(OPERATIONS_MAX),
});

/** @throws ScimError invalidSyntax, noTarget */
export function patchOperations(body: Json): PatchOperation[] {
  const key = Object.keys(body).find((each) => each.toLowerCase() === 'operations');
  const parsed = Body.safeParse({ Operations: key === undefined ? undefined : body[key] });
  if (!parsed.success) throw new ScimError(400, 'invalidSyntax', 'The operations can’t be read.');
  return parsed.data.Operations.flatMap(({ op, path, value }) => {
    const plain = path === undefined || path === null || path.trim() === '' ? null : plainPath(path);
    if (plain !== null) return [{ op, path: plain, value }];
    if (op === 'remove') throw new ScimError(400, 'noTarget', 'What is to be removed isn’t named.');
    // Without a path the value is a part of the resource; its keys may be paths, too.
    return Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(value)).map(([name, inner]) => ({
      op,
      path: plainPath(name),
      value: inner,
    }));
  });
}
