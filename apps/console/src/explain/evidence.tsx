import type { AccessEvidence } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMay } from '../server/use-me.ts';
import { useRoleName } from '../roles/role-name.ts';
import { PageLink } from '../shell/page-link.tsx';
import { POLICY_OUTCOME_TEXTS, SETTING_TEXTS, SETTING_VALUE_TEXTS } from './explain-texts.ts';

const useStyles = makeStyles({
  parts: { display: 'inline-flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
});

/** What made a rule pass or fail, with the way to its page for those who may see it. */
export function Evidence({ evidence }: { readonly evidence: AccessEvidence }) {
  switch (evidence.kind) {
    case 'setting':
      return <SettingEvidence evidence={evidence} />;
    case 'person':
      return <PersonEvidence evidence={evidence} />;
    case 'device':
      return <DeviceEvidence evidence={evidence} />;
    case 'assignment':
      return <AssignmentEvidence evidence={evidence} />;
    case 'policy':
      return <PolicyEvidence evidence={evidence} />;
  }
}

interface Of<Kind extends AccessEvidence['kind']> {
  readonly evidence: Extract<AccessEvidence, { kind: Kind }>;
}

function SettingEvidence({ evidence: { name, value, group } }: Of<'setting'>) {
  const { t } = useLocale();
  const nameKey = SETTING_TEXTS[name];
  const valueKey = SETTING_VALUE_TEXTS[value];
  const shown = {
    name: nameKey === undefined ? name : t(nameKey),
    value: valueKey === undefined ? value : t(valueKey),
  };
  return group === null
    ? t('console.explain.setting', shown)
    : t('console.explain.setting-of-group', { ...shown, group });
}

const PERSON_TEXTS = {
  helper: 'console.explain.helper-is',
  sharer: 'console.explain.sharer-is',
} as const;

function PersonEvidence({ evidence: { side, id, name } }: Of<'person'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const mayOpen = useMay('manage-people');
  return (
    <span className={styles.parts}>
      {t(PERSON_TEXTS[side])}
      {mayOpen ? (
        <PageLink to="/people/$personId" params={{ personId: id }}>
          <bdi>{name}</bdi>
        </PageLink>
      ) : (
        <bdi>{name}</bdi>
      )}
    </span>
  );
}

function DeviceEvidence({ evidence: { id, name } }: Of<'device'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const mayOpen = useMay('view-devices', 'manage-devices');
  if (id === null) return t('console.explain.browser-device');
  return (
    <span className={styles.parts}>
      {t('console.explain.device-is')}
      {mayOpen ? (
        <PageLink to="/devices/$deviceId" params={{ deviceId: id }}>
          <bdi>{name ?? id}</bdi>
        </PageLink>
      ) : (
        <bdi>{name ?? id}</bdi>
      )}
    </span>
  );
}

function AssignmentEvidence({ evidence }: Of<'assignment'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const roleName = useRoleName();
  const { id, name, hasPermission, coversSharer, coversDevice, via } = evidence;
  const role = roleName(evidence.role);
  return (
    <span className={styles.parts}>
      {name === null ? (
        t('console.explain.direct-role', { role })
      ) : (
        <>
          <PageLink to="/roles/assignments/$assignmentId" params={{ assignmentId: id }}>
            <bdi>{name}</bdi>
          </PageLink>
          <span>{t('console.explain.gives-role', { role })}</span>
        </>
      )}
      <span>
        {t(hasPermission ? 'console.explain.has-permission' : 'console.explain.lacks-permission')}
        {' · '}
        {t(coversSharer ? 'console.explain.covers-sharer' : 'console.explain.misses-sharer')}
        {' · '}
        {t(coversDevice ? 'console.explain.covers-device' : 'console.explain.misses-device')}
      </span>
      {via.length > 0 && (
        <span className={styles.parts}>
          {t('console.explain.through')}
          {via.map((group) => (
            <PageLink key={group.id} to="/groups/$groupId" params={{ groupId: group.id }}>
              <bdi>{group.name}</bdi>
            </PageLink>
          ))}
        </span>
      )}
    </span>
  );
}

function PolicyEvidence({ evidence: { id, name, side, state, outcome, isMet } }: Of<'policy'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const mayOpen = useMay('manage-policies');
  return (
    <span className={styles.parts}>
      {mayOpen ? (
        <PageLink to="/policies/$policyId" params={{ policyId: id }}>
          <bdi>{name}</bdi>
        </PageLink>
      ) : (
        <bdi>{name}</bdi>
      )}
      <span>
        {t(side === 'helper' ? 'console.explain.of-helper' : 'console.explain.of-sharer')}
        {' · '}
        {t(POLICY_OUTCOME_TEXTS[outcome])}
        {outcome !== 'block' && ` · ${t(isMet ? 'console.explain.is-met' : 'console.explain.is-unmet')}`}
        {state === 'report-only' && ` · ${t('console.policy-state.report-only')}`}
      </span>
    </span>
  );
}
