import type { WindowQuestion } from '@alongside/protocol';

/** The text that names what is asked, from what allowing would add. */
export function questionKey({ adds }: WindowQuestion): string {
  if (!adds.includes('control')) return 'window.question.view';
  return adds.includes('view') ? 'window.question.viewAndControl' : 'window.question.control';
}
