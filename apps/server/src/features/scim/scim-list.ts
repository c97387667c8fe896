import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Json, LIST_SCHEMA } from './scim-attributes.ts';

/** Resources in one answer. */
export const COUNT_MAX = 500;
const COUNT_STANDARD = 100;
const START_MAX = 10_000_000;

export interface Paging {
  /** From 1. */
  readonly startIndex: number;
  /** 0: only how many there are. */
  readonly count: number;
}

/** RFC 7644, 3.4.2.4: what is below 1 is 1, a negative count is 0. What isn't a number is as good as absent. */
export function pagingOf(query: Json): Paging {
  const number = (name: string, standard: number): number =>
    z.coerce
      .number()
      .int()
      .catch(standard)
      .parse(query[name] ?? standard);
  return {
    startIndex: Math.min(START_MAX, Math.max(1, number('startIndex', 1))),
    count: Math.min(COUNT_MAX, Math.max(0, number('count', COUNT_STANDARD))),
  };
}

export const listResponse = (total: number, startIndex: number, resources: readonly Json[]): Json => ({
  schemas: [LIST_SCHEMA],
  totalResults: total,
  startIndex,
  itemsPerPage: resources.length,
  Resources: resources,
});

interface MetaOf {
  readonly resourceType: 'User' | 'Group';
  readonly location: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** What the version is made of. */
  readonly content: unknown;
}

/** The version changes with the content; two resources of the same content and address have the same. */
export const metaOf = ({ resourceType, location, createdAt, updatedAt, content }: MetaOf): Json => ({
  resourceType,
  created: createdAt.toISOString(),
  lastModified: updatedAt.toISOString(),
  location,
  version: `W/"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)}"`,
});
