import { type DeviceRule, type GroupDetails, setDeviceGroupRuleRoute } from '@alongside/protocol';
import { ErrorNotice, Loading, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '../facts/section.tsx';
import { callRoute } from '../server/call-route.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { isWholeRule } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginBlockStart: tokens.spacingVerticalL },
  inert: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
});

interface GroupRuleProps {
  readonly group: GroupDetails;
  readonly mayManage: boolean;
}

/** The rule that fills a group of devices. */
export function GroupRule({ group, mayManage }: GroupRuleProps) {
  const { t } = useLocale();
  const rule = useQuery(organisationQueries.groupRule(group.id));
  return (
    <Section title={t('console.group.rule')} text={t('console.group.rule-text')}>
      {rule.isPending && <Loading />}
      <ErrorNotice error={rule.error} onRetry={() => void rule.refetch()} />
      {rule.data !== undefined && (
        <RuleForm
          key={JSON.stringify(rule.data.rule)}
          group={group}
          mayManage={mayManage}
          stored={rule.data.rule}
        />
      )}
    </Section>
  );
}

function RuleForm({ group, mayManage, stored }: GroupRuleProps & { readonly stored: DeviceRule }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const queries = useQueryClient();
  const [rule, setRule] = useState(stored);
  const [isChecked, setChecked] = useState(false);
  const isChanged = JSON.stringify(rule) !== JSON.stringify(stored);
  const save = useMutation({
    mutationFn: () => callRoute(setDeviceGroupRuleRoute, { params: { groupId: group.id }, body: { rule } }),
    onSuccess: async () => {
      say(t('console.group.rule-saved'));
      await refreshTopics(queries, 'groups', 'devices');
    },
  });
  return (
    <>
      <fieldset disabled={!mayManage} className={styles.inert}>
        <RuleEditor rule={rule} onChange={setRule} isChecked={isChecked} />
      </fieldset>
      <ErrorNotice error={save.error} />
      {isChanged && (
        <div className={styles.actions}>
          <Button
            appearance="primary"
            disabledFocusable={save.isPending}
            onClick={() => {
              setChecked(true);
              if (isWholeRule(rule)) save.mutate();
            }}
          >
            {t('console.save')}
          </Button>
          <Button onClick={() => setRule(stored)}>{t('console.settings.discard')}</Button>
        </div>
      )}
    </>
  );
}
