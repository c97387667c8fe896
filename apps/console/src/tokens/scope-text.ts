import type { ServiceTokenScope } from '@alongside/protocol';
import { PERMISSION_TEXTS } from '../shell/access-reasons.tsx';

/** Catalogue key of what a token may be for. */
export const scopeText = (scope: ServiceTokenScope): string =>
  scope === 'scim' ? 'console.tokens.scim' : PERMISSION_TEXTS[scope];
