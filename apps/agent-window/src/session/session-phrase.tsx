import type { ComparisonPhrase as Phrase } from '@alongside/protocol';
import { ComparisonPhrase } from '@alongside/ui';

/** The words to compare, as the agent knows them. */
export function SessionPhrase({ phrase }: { readonly phrase: Phrase }) {
  return <ComparisonPhrase phrase={phrase.kind === 'comparing' ? { kind: 'none' } : phrase} />;
}
