import { whatIfRoute } from '@alongside/protocol';
import { EmptyState, ErrorNotice, useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { BranchForkRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { ExplainHead } from './explain-head.tsx';
import { NEW_WHAT_IF, readWhatIf } from './what-if-draft.ts';
import { WhatIfForm } from './what-if-form.tsx';
import { WhatIfResult } from './what-if-result.tsx';

const useStyles = makeStyles({ page: { display: 'grid', gap: tokens.spacingVerticalXL } });

/** What conditional access would say of somebody who comes in some way. */
export function WhatIfPage() {
  const styles = useStyles();
  const { t } = useLocale();
  const [draft, setDraft] = useState(NEW_WHAT_IF);
  const [isChecked, setChecked] = useState(false);
  const { question, faults } = readWhatIf(draft);
  const ask = useMutation({
    mutationFn: (body: NonNullable<typeof question>) => callRoute(whatIfRoute, { body }),
  });
  return (
    <>
      <ExplainHead current="/explain/what-if" />
      <div className={styles.page}>
        <WhatIfForm
          draft={draft}
          faults={isChecked ? faults : new Set()}
          isBusy={ask.isPending}
          onChange={(part) => {
            setDraft({ ...draft, ...part });
            // What stands there was said of somebody else.
            ask.reset();
          }}
          onSubmit={() => {
            setChecked(true);
            if (question !== null && !ask.isPending) ask.mutate(question);
          }}
        />
        <ErrorNotice error={ask.error} />
        {ask.data === undefined ? (
          <EmptyState icon={<BranchForkRegular />} title={t('console.what-if.empty')}>
            {t('console.what-if.empty-text')}
          </EmptyState>
        ) : (
          <WhatIfResult result={ask.data} name={draft.person?.name ?? ''} />
        )}
      </div>
    </>
  );
}
