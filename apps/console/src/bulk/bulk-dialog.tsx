import { DialogActions, ErrorNotice, errorText, ModalDialog, Notice, useLocale } from '@alongside/ui';
import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ChosenRows } from '../list/list-selection.ts';
import type { BulkAction, BulkRows } from './bulk-action.ts';
import { type BulkOutcome, errorOf } from './run-in-chunks.ts';
import { type BulkPhase, useBulkRun } from './use-bulk-run.ts';

/** More failures than this are counted, not listed. */
const FAILURES_SHOWN = 200;

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    marginBlockStart: tokens.spacingVerticalM,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  text: { margin: 0 },
  failures: {
    maxHeight: '220px',
    overflow: 'auto',
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
  },
  failure: { marginBlockEnd: tokens.spacingVerticalXS },
});

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly chosen: ChosenRows;
  readonly count: number;
  readonly rows: BulkRows;
  readonly onSettled: () => void;
  /** @param wasDone something was tried, so the selection has served */
  readonly onClose: (wasDone: boolean) => void;
}

/** Asks, shows how far it is, tells what came of it row by row, and offers to take it back. */
export function BulkDialog({ action, chosen, count, rows, onSettled, onClose }: BulkDialogProps) {
  const styles = useStyles();
  const { t } = useLocale();
  // Of the moment of asking: the list behind may get shorter by what is done.
  const [asked] = useState(count);
  const { phase, start, undo, stop } = useBulkRun({ chosen, rows, onSettled });
  const isAsking = phase.kind === 'asking' || phase.kind === 'failed';
  const close = () => {
    stop();
    onClose(!isAsking);
  };
  return (
    <ModalDialog isOpen title={t(action.titleKey, { count: asked })} onClose={close}>
      <div className={styles.body}>
        {isAsking && <p className={styles.text}>{t(action.explanationKey)}</p>}
        {isAsking && action.choice}
        {phase.kind === 'failed' && <ErrorNotice error={phase.error} />}
        <BulkProgress phase={phase} />
        {phase.kind === 'over' && (
          <BulkResult outcome={phase.outcome} isUndo={phase.isUndo} nameOf={rows.nameOf} />
        )}
      </div>
      <DialogActions>
        {isAsking && (
          <>
            <Button size="large" onClick={close}>
              {t('console.cancel')}
            </Button>
            <Button
              size="large"
              appearance="primary"
              disabledFocusable={action.isReady === false}
              onClick={() => start(action)}
            >
              {t(action.textKey)}
            </Button>
          </>
        )}
        {(phase.kind === 'running' || phase.kind === 'collecting') && (
          <Button size="large" onClick={stop}>
            {t('console.bulk.stop')}
          </Button>
        )}
        {phase.kind === 'over' && (
          <>
            {!phase.isUndo && action.undo !== undefined && phase.outcome.changed.length > 0 && (
              <Button
                size="large"
                icon={<ArrowUndoRegular />}
                onClick={() => undo(action, phase.outcome.changed)}
              >
                {t('console.bulk.undo')}
              </Button>
            )}
            <Button size="large" appearance="primary" onClick={close}>
              {t('console.close')}
            </Button>
          </>
        )}
      </DialogActions>
    </ModalDialog>
  );
}

function BulkProgress({ phase }: { readonly phase: BulkPhase }) {
  const { t, format } = useLocale();
  if (phase.kind === 'collecting') {
    const text = t('console.bulk.collecting', { count: phase.found });
    return (
      <>
        <ProgressBar aria-label={text} />
        <span role="status">{text}</span>
      </>
    );
  }
  if (phase.kind !== 'running') return null;
  const text = t('console.bulk.through', {
    through: format.number(phase.through),
    of: format.number(phase.of),
  });
  return (
    <>
      <ProgressBar aria-label={text} value={phase.through} max={Math.max(1, phase.of)} />
      <span role="status">{text}</span>
    </>
  );
}

interface BulkResultProps {
  readonly outcome: BulkOutcome;
  readonly isUndo: boolean;
  readonly nameOf: BulkRows['nameOf'];
}

function BulkResult({ outcome, isUndo, nameOf }: BulkResultProps) {
  const styles = useStyles();
  const locale = useLocale();
  const { t } = locale;
  const { done, changed, failed, notTried, fault } = outcome;
  const unchanged = done - changed.length;
  const isWhole = failed.length === 0 && notTried.length === 0;
  return (
    <>
      <Notice kind={isWhole ? 'success' : 'warning'} live="polite">
        {t(isUndo ? 'console.bulk.undone' : 'console.bulk.done', { count: done })}
        {unchanged > 0 && ` ${t('console.bulk.unchanged', { count: unchanged })}`}
        {notTried.length > 0 && ` ${t('console.bulk.not-tried', { count: notTried.length })}`}
      </Notice>
      <ErrorNotice error={fault} />
      {failed.length > 0 && (
        <>
          <p className={styles.text}>{t('console.bulk.failed', { count: failed.length })}</p>
          <ul className={styles.failures}>
            {failed.slice(0, FAILURES_SHOWN).map(({ id, code }) => (
              <li key={id} className={styles.failure}>
                <bdi>{nameOf(id) ?? id}</bdi>
                {': '}
                {errorText(errorOf(code), locale)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
