import type { PolicyForecast, whatIfRoute } from '@alongside/protocol';
import { Card, Notice, useLocale } from '@alongside/ui';
import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { z } from 'zod';
import { PlainList } from '../facts/plain-list.tsx';
import { countryName } from '../pick/countries.ts';
import { PageLink } from '../shell/page-link.tsx';
import { POLICY_PART_TEXTS, POLICY_STATE_TEXTS } from '../texts/policy-texts.ts';
import { POLICY_OUTCOME_TEXTS } from './explain-texts.ts';

const useStyles = makeStyles({
  result: { display: 'grid', gap: tokens.spacingVerticalXL },
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBlockEnd: tokens.spacingVerticalS },
  words: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
});

interface WhatIfResultProps {
  readonly result: z.infer<typeof whatIfRoute.response>;
  readonly name: string;
}

/** What each policy would do, and why the others wouldn't. */
export function WhatIfResult({ result, name }: WhatIfResultProps) {
  const styles = useStyles();
  const { t, format, locale } = useLocale();
  const { isAllowed, networks, country, policies } = result;
  const applying = policies.filter(({ applies }) => applies);
  const others = policies.filter(({ applies }) => !applies);
  const place = [
    ...networks.map((network) => network.name),
    ...(country === null ? [] : [countryName(country, locale)]),
  ];
  return (
    <div className={styles.result}>
      <div role="status">
        <Notice
          kind={isAllowed ? 'success' : 'error'}
          live="off"
          title={t(isAllowed ? 'console.what-if.allowed' : 'console.what-if.refused', { name })}
        >
          {place.length === 0
            ? t('console.what-if.no-place')
            : t('console.what-if.from', { place: format.list(place) })}{' '}
          {t('console.what-if.roles-not-asked')}
        </Notice>
      </div>
      <Card>
        <h2 className={styles.heading}>{t('console.what-if.applying')}</h2>
        <PlainList
          items={applying}
          keyOf={({ id }) => id}
          entry={(policy) => <Forecast policy={policy} />}
          end={({ state }) => <StateBadge state={state} />}
          none={t('console.what-if.none-applying')}
        />
      </Card>
      <Card>
        <h2 className={styles.heading}>{t('console.what-if.others')}</h2>
        <PlainList
          items={others}
          keyOf={({ id }) => id}
          entry={(policy) => <Passing policy={policy} />}
          end={({ state }) => <StateBadge state={state} />}
          none={t('console.what-if.no-others')}
        />
      </Card>
    </div>
  );
}

interface PolicyProps {
  readonly policy: PolicyForecast;
}

function PolicyName({ policy: { id, name } }: PolicyProps) {
  return (
    <PageLink to="/policies/$policyId" params={{ policyId: id }}>
      <bdi>{name}</bdi>
    </PageLink>
  );
}

function Forecast({ policy }: PolicyProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const outcomes = policy.outcomes.map(({ outcome, isMet }) =>
    outcome === 'block'
      ? t(POLICY_OUTCOME_TEXTS[outcome])
      : t(isMet ? 'console.what-if.outcome-met' : 'console.what-if.outcome-unmet', {
          outcome: t(POLICY_OUTCOME_TEXTS[outcome]),
        }),
  );
  return (
    <span className={styles.words}>
      <PolicyName policy={policy} />
      <span>{outcomes.length === 0 ? t('console.what-if.nothing-yet') : format.list(outcomes)}</span>
    </span>
  );
}

function Passing({ policy }: PolicyProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  return (
    <span className={styles.words}>
      <PolicyName policy={policy} />
      <span>{format.list(policy.failed.map((part) => t(POLICY_PART_TEXTS[part])))}</span>
    </span>
  );
}

function StateBadge({ state }: Pick<PolicyForecast, 'state'>) {
  const { t } = useLocale();
  return (
    <Badge appearance="tint" color={state === 'on' ? 'brand' : 'informative'}>
      {t(POLICY_STATE_TEXTS[state])}
    </Badge>
  );
}
