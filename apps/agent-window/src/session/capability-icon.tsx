import { CursorClickRegular, EyeRegular, ShieldKeyholeRegular } from '@fluentui/react-icons';
import type { Capability } from '@alongside/protocol';

/** Decoration: the words stand beside it, or in the name of the button that it is on. */
export function CapabilityIcon({ capability }: { readonly capability: Capability }) {
  if (capability === 'view') return <EyeRegular aria-hidden="true" />;
  if (capability === 'control') return <CursorClickRegular aria-hidden="true" />;
  return <ShieldKeyholeRegular aria-hidden="true" />;
}
