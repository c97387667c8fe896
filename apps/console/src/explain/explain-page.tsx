import { type AccessExplanation, CodedError, Mode } from '@alongside/protocol';
import { Card, EmptyState, ErrorNotice, Loading, Notice, useLocale } from '@alongside/ui';
import { Checkbox, Field, Select, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { QuestionCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Choice, everyDevice, everybody } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';
import { policyQueries } from '../server/policy-queries.ts';
import { useMe } from '../server/use-me.ts';
import { MODE_TEXTS } from '../texts/session-texts.ts';
import { ExplainHead } from './explain-head.tsx';
import { BROWSER, type ExplainSearch, questionOf } from './explain-search.ts';
import { ExplainedRules } from './explained-rules.tsx';
import { useWhy } from './use-why.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL },
  question: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBlockEnd: tokens.spacingVerticalS },
});

interface ExplainPageProps {
  readonly search: ExplainSearch;
  /** Told what of the question is another. */
  readonly onSearch: (part: Partial<ExplainSearch>) => void;
}

/** May this helper do this to this sharer on this device, and why or why not. */
export function ExplainPage({ search, onSearch }: ExplainPageProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const explanation = useQuery(policyQueries.explanation(questionOf(search)));
  const isAsked = questionOf(search) !== null;
  return (
    <>
      <ExplainHead current="/explain" />
      <div className={styles.page}>
        <Question search={search} answered={explanation.data} onSearch={onSearch} />
        {!isAsked && (
          <EmptyState icon={<QuestionCircleRegular />} title={t('console.explain.empty')}>
            {t('console.explain.empty-text')}
          </EmptyState>
        )}
        {isAsked && explanation.isPending && <Loading />}
        {isAsked && explanation.error !== null && (
          <Unanswered error={explanation.error} onRetry={() => void explanation.refetch()} />
        )}
        {explanation.data !== undefined && explanation.error === null && (
          <Answered explanation={explanation.data} />
        )}
      </div>
    </>
  );
}

interface UnansweredProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

function Unanswered({ error, onRetry }: UnansweredProps) {
  const { t } = useLocale();
  if (error instanceof CodedError && error.code === 'NOT_FOUND') {
    return <Notice kind="error">{t('console.explain.not-found')}</Notice>;
  }
  return <ErrorNotice error={error} onRetry={onRetry} />;
}

interface QuestionProps extends ExplainPageProps {
  readonly answered: AccessExplanation | undefined;
}

/** What is chosen, by the name that is known of it. */
function useNamed(answered: AccessExplanation | undefined) {
  const { t } = useLocale();
  const { profile } = useMe();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const known = new Map([
    [profile.personId, profile.fullName],
    ...(answered === undefined
      ? []
      : ([
          [answered.helper.personId, answered.helper.fullName],
          [answered.sharer.personId, answered.sharer.fullName],
          ...(answered.device === null ? [] : [[answered.device.id, answered.device.name] as const]),
        ] as const)),
    ...names,
  ]);
  return {
    named: <Id extends string>(id: Id | undefined): Choice<Id> | null =>
      id === undefined ? null : { id, name: known.get(id) ?? t('console.explain.unnamed') },
    remember: (choice: Choice | null) => {
      if (choice !== null) setNames(new Map(names).set(choice.id, choice.name));
    },
  };
}

function Question({ search, answered, onSearch }: QuestionProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { named, remember } = useNamed(answered);
  const { device } = search;
  const isBrowser = device === BROWSER;
  return (
    <Card>
      <div className={styles.question}>
        <SearchPicker
          label={t('console.sessions.helper')}
          from={everybody}
          value={named(search.helper)}
          onChoose={(choice) => {
            remember(choice);
            onSearch({ helper: choice?.id });
          }}
        />
        <SearchPicker
          label={t('console.sessions.sharer')}
          from={everybody}
          value={named(search.sharer)}
          onChoose={(choice) => {
            remember(choice);
            onSearch({ sharer: choice?.id });
          }}
        />
        <div>
          {!isBrowser && (
            <SearchPicker
              label={t('console.explain.device')}
              from={everyDevice}
              value={named(device)}
              onChoose={(choice) => {
                remember(choice);
                onSearch({ device: choice?.id });
              }}
            />
          )}
          <Checkbox
            checked={isBrowser}
            label={t('console.explain.in-browser')}
            onChange={(_event, { checked }) => onSearch({ device: checked === true ? BROWSER : undefined })}
          />
        </div>
        <Field label={t('console.explain.mode')}>
          <Select
            value={search.mode ?? 'view'}
            onChange={(_event, { value }) => onSearch({ mode: Mode.options.find((mode) => mode === value) })}
          >
            {Mode.options.map((mode) => (
              <option key={mode} value={mode}>
                {t(MODE_TEXTS[mode])}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  );
}

function Answered({ explanation }: { readonly explanation: AccessExplanation }) {
  const styles = useStyles();
  const { t } = useLocale();
  const why = useWhy(explanation);
  const { helper, sharer, device, mode, answer } = explanation;
  const named = {
    helper: helper.fullName,
    sharer: sharer.fullName,
    mode: t(MODE_TEXTS[mode]),
    device: device?.name ?? t('console.explain.a-browser'),
  };
  return (
    <>
      <div role="status">
        {answer.isAllowed ? (
          <Notice kind="success">{t('console.explain.yes', named)}</Notice>
        ) : (
          <Notice kind="error" live="off" title={t('console.explain.no', named)}>
            {answer.missing.map((missing) => why(missing)).join(' ')}
          </Notice>
        )}
      </div>
      <Card>
        <h2 className={styles.heading}>{t('console.explain.rules')}</h2>
        <ExplainedRules explanation={explanation} />
      </Card>
    </>
  );
}
