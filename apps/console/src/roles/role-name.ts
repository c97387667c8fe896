import { BuiltInRole } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { ROLE_TEXTS } from '../texts/session-texts.ts';

/** How a role is called: built-in ones in the reader's language. */
export function useRoleName(): (role: { readonly id: string; readonly name: string }) => string {
  const { t } = useLocale();
  return ({ id, name }) => {
    const builtIn = BuiltInRole.safeParse(id);
    return builtIn.success ? t(ROLE_TEXTS[builtIn.data]) : name;
  };
}
