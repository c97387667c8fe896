import { SessionCode, type SessionView, formatSessionCode } from '@alongside/protocol';
import { Notice, useLocale, useNow } from '@alongside/ui';
import { Button, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { PageHeader } from '../shell/page-header.tsx';
import { CodeKeeper } from './code-keeper.ts';
import { CodePanel } from './code-panel.tsx';

const useStyles = makeStyles({
  stage: { display: 'grid', gap: tokens.spacingVerticalL, justifyItems: 'stretch' },
  waiting: { justifyContent: 'flex-start', color: tokens.colorNeutralForeground2 },
});

const readable = (code: string): string => {
  const parsed = SessionCode.safeParse(code);
  return parsed.success ? formatSessionCode(parsed.data) : code;
};

interface WaitingStageProps {
  readonly view: SessionView;
  readonly codeExpiresAtMs: number;
  readonly onCancel: () => void;
}

/** The code is out, and nobody has used it. */
export function WaitingStage({ view, codeExpiresAtMs, onCancel }: WaitingStageProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const now = useNow();
  const [kept] = useState(() => new CodeKeeper(sessionStorage).recall(view.id));
  return (
    <div className={styles.stage}>
      <PageHeader title={t('console.waiting.title')} text={t('console.waiting.text')} />
      {kept === null ? (
        <Notice
          kind="info"
          title={t('console.waiting.no-code')}
          actions={<Button onClick={onCancel}>{t('console.code.cancel')}</Button>}
        >
          {t('console.waiting.no-code-text')}
        </Notice>
      ) : (
        <CodePanel
          code={readable(kept.code)}
          link={kept.link}
          leftMs={codeExpiresAtMs - now}
          lifetimeMs={codeExpiresAtMs - Date.parse(view.createdAt)}
          onCancel={onCancel}
        />
      )}
      <Spinner className={styles.waiting} size="tiny" label={t('console.waiting.for-somebody')} />
    </div>
  );
}
