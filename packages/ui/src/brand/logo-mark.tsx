import { apricot } from '../theme/brand-ramp.ts';

interface LogoMarkProps {
  /** Edge length in CSS pixels; 32 by default. */
  readonly size?: number;
}

/** Two windows side by side, overlapping where the help happens. Decoration: the name stands beside it. */
export function LogoMark({ size = 32 }: LogoMarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="1.5" y="4" width="19" height="19" rx="6.5" fill={apricot} />
      <rect x="11.5" y="9" width="19" height="19" rx="6.5" fill="#116b62" />
      <path d="M20.5 9v7.5a6.5 6.5 0 0 1-6.5 6.5h-2.5v-7.5a6.5 6.5 0 0 1 6.5-6.5z" fill="#fff7ec" />
    </svg>
  );
}
