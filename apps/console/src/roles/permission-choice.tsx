import type { Permission } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { PERMISSION_TEXTS } from '../shell/access-reasons.tsx';
import { implyingOf, PERMISSION_GROUPS, PERMISSION_HINTS } from './permission-groups.ts';

const useStyles = makeStyles({
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
  },
  group: { display: 'grid', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  // Also of what can't be changed: it is there to be read.
  name: { color: tokens.colorNeutralForeground1 },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface PermissionChoiceProps {
  readonly chosen: readonly Permission[];
  /** null: they can only be read. */
  readonly onChange: ((chosen: readonly Permission[]) => void) | null;
}

/** The permissions of a role, each with what it allows. What another one brings with it is shown as chosen. */
export function PermissionChoice({ chosen, onChange }: PermissionChoiceProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div className={styles.groups}>
      {PERMISSION_GROUPS.map(({ textKey, permissions }) => (
        <fieldset key={textKey} className={styles.group}>
          <legend className={styles.legend}>{t(textKey)}</legend>
          {permissions.map((permission) => {
            const implying = implyingOf(permission, chosen);
            return (
              <Checkbox
                key={permission}
                checked={implying !== null || chosen.includes(permission)}
                disabled={onChange === null || implying !== null}
                label={
                  <>
                    <span className={styles.name}>{t(PERMISSION_TEXTS[permission])}</span>
                    <span className={styles.hint}>
                      {t(PERMISSION_HINTS[permission])}
                      {implying !== null &&
                        ` ${t('console.person.implied-by', { permission: t(PERMISSION_TEXTS[implying]) })}`}
                    </span>
                  </>
                }
                onChange={(_event, { checked }) =>
                  onChange?.(
                    checked === true
                      ? [...chosen, permission]
                      : chosen.filter((other) => other !== permission),
                  )
                }
              />
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
