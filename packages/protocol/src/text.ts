import { z } from 'zod';

/**
 * Controls, lone surrogates, line separators, and what isn't seen but reorders, hides or forges what stands around it
 * (Unicode's Default_Ignorable_Code_Point, interlinear annotations). Joiners and variation selectors stay: Persian,
 * Indic scripts and emoji need them.
 */
const FORBIDDEN_IN_LINE =
  /[\p{Cc}\p{Cs}\u2028\u2029\uFFF9-\uFFFB]|(?!\p{Join_Control}|\p{Variation_Selector})\p{DI}/u;
const FORBIDDEN_IN_BLOCK = /[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/u;

/** A letter, digit, sign or symbol that leaves a mark: U+2800 is the braille pattern without a dot. */
const VISIBLE = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

const codePoints = (text: string): number => Array.from(text).length;

/**
 * One line of text from a person, a device or a directory, as it may be shown to somebody else: NFC, trimmed, 1 to
 * `max` code points, something of it visible, nothing in it that could reorder, hide or break the text around it.
 */
export const line = (max: number) =>
  z
    .string()
    .max(max * 8)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length > 0 && codePoints(text) <= max, { error: 'length' })
    .refine((text) => !FORBIDDEN_IN_LINE.test(text) && VISIBLE.test(text), { error: 'characters' });

/** Like `line`, with line breaks and tabs; used for chat. Directional marks are allowed, overrides and isolates aren't. */
export const block = (max: number) =>
  z
    .string()
    .max(max * 8)
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length > 0 && codePoints(text) <= max, { error: 'length' })
    .refine((text) => !FORBIDDEN_IN_BLOCK.test(text), { error: 'characters' });

/** A moment on the wire: RFC 3339 in UTC with milliseconds. The calendar of databases has no year 0. */
export const Instant = z.iso
  .datetime({ precision: 3 })
  .refine((text) => !text.startsWith('0000'), { error: 'year' });
export type Instant = z.infer<typeof Instant>;

/** An e-mail address in lower case, at most 254 characters (RFC 5321, 4.5.3.1.3). */
export const EmailAddress = z.email().max(254).toLowerCase();
export type EmailAddress = z.infer<typeof EmailAddress>;

/** A DNS domain in lower case A-label form, with at least one dot; an IPv4 address is none. */
export const DomainName = z
  .string()
  .max(253)
  .toLowerCase()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u);
export type DomainName = z.infer<typeof DomainName>;
