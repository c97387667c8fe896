import { INPUT_TEXT_MAX } from '@alongside/protocol';

/** What can be typed of a text, in parts that each fit one message, without cutting a character in two. */
export function typedText(text: string): readonly string[] {
  const clean = text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[^\P{Cc}\n\t]|\p{Cs}/gu, '');
  const parts: string[] = [];
  let part = '';
  for (const character of clean) {
    if (part.length + character.length > INPUT_TEXT_MAX) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}
