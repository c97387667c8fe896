import { BuiltInRole } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components';
import { ROLE_TEXTS } from '../texts/session-texts.ts';

const ROLE_HINTS: Readonly<Record<BuiltInRole, string>> = {
  'help-desk-operator': 'role.help-desk-operator.hint',
  administrator: 'role.administrator.hint',
  auditor: 'role.auditor.hint',
};

const useStyles = makeStyles({
  roles: { display: 'flex', flexDirection: 'column' },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface RoleChoiceProps {
  readonly roles: readonly BuiltInRole[];
  readonly onChange: (roles: readonly BuiltInRole[]) => void;
}

/** Any set of the built-in roles; none is a person who can only get help. */
export function RoleChoice({ roles, onChange }: RoleChoiceProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Field label={t('console.people.roles')} hint={t('console.people.roles-hint')}>
      <div role="group" className={styles.roles}>
        {BuiltInRole.options.map((role) => (
          <Checkbox
            key={role}
            checked={roles.includes(role)}
            label={
              <>
                {t(ROLE_TEXTS[role])}
                <span className={styles.hint}>{t(ROLE_HINTS[role])}</span>
              </>
            }
            onChange={(_event, { checked }) =>
              onChange(checked === true ? [...roles, role] : roles.filter((other) => other !== role))
            }
          />
        ))}
      </div>
    </Field>
  );
}
