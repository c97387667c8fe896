import {
  IMPORT_COLUMNS,
  IMPORT_MAX_BYTES,
  IMPORT_MAX_LINES,
  type ImportOutcome,
  importPeopleRoute,
  previewPeopleImportRoute,
} from '@alongside/protocol';
import { Card, Notice, useLocale } from '@alongside/ui';
import {
  Button,
  ProgressBar,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ArrowUploadRegular, DocumentTableRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { BackLink } from '../shell/back-link.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { ImportFault } from './import-fault.tsx';
import { ImportLines } from './import-lines.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL, maxWidth: '960px' },
  drop: {
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXXL,
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: {
    border: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  icon: { fontSize: '40px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  hidden: { display: 'none' },
  text: { margin: 0, maxWidth: '60ch', color: tokens.colorNeutralForeground3 },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    direction: 'ltr',
    overflowWrap: 'anywhere',
  },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
  },
  preview: { display: 'grid', gap: tokens.spacingVerticalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  value: { ...typographyStyles.subtitle1, margin: 0, fontVariantNumeric: 'tabular-nums' },
  term: { color: tokens.colorNeutralForeground3 },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalL,
  },
});

/** As programs name it that don't know better, the file is sent as what it has to be. */
const asCsv = (file: File): Blob => new Blob([file], { type: 'text/csv' });

/** People from a file: what would change is shown before anything does. */
export function ImportPage() {
  const styles = useStyles();
  const { t } = useLocale();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({
    mutationFn: (chosen: File) => callRoute(previewPeopleImportRoute, { body: asCsv(chosen) }),
  });
  const take = useMutation({
    mutationFn: (chosen: File) => callRoute(importPeopleRoute, { body: asCsv(chosen) }),
    onSettled: () => refreshTopics(queries, 'people', 'groups'),
  });
  const choose = (chosen: File) => {
    setFile(chosen);
    take.reset();
    preview.mutate(chosen);
  };
  const restart = () => {
    setFile(null);
    preview.reset();
    take.reset();
  };
  return (
    <div className={styles.page}>
      <div>
        <BackLink to="/people">{t('console.person.back')}</BackLink>
        <PageHeader title={t('console.import.title')} text={t('console.import.text')} />
      </div>
      {file === null && <FileChoice onChoose={choose} />}
      {file !== null && (preview.isPending || take.isPending) && (
        <Card role="status">
          {t(take.isPending ? 'console.import.taking' : 'console.import.reading', { name: file.name })}
          <ProgressBar aria-label={t('console.list.loading')} />
        </Card>
      )}
      <ImportFault error={take.error ?? preview.error} />
      {file !== null && take.data === undefined && preview.data !== undefined && !take.isPending && (
        <Preview file={file} outcome={preview.data} onTake={() => take.mutate(file)} onRestart={restart} />
      )}
      {take.data !== undefined && <Result outcome={take.data} onRestart={restart} />}
      {preview.error !== null && <RestartButton onRestart={restart} />}
    </div>
  );
}

function FileChoice({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onChoose(file);
  };
  return (
    <div
      className={mergeClasses(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={styles.icon} aria-hidden="true">
        <DocumentTableRegular />
      </span>
      <p className={styles.text}>{t('console.import.drop')}</p>
      <Button appearance="primary" icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
        {t('console.import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className={styles.hidden}
        aria-label={t('console.import.choose')}
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) onChoose(file);
        }}
      />
      <p className={styles.text}>
        {t('console.import.columns')}
        <br />
        <span className={styles.code}>{IMPORT_COLUMNS.join(', ')}</span>
      </p>
      <p className={styles.text}>
        {t('console.import.limits', {
          lines: format.number(IMPORT_MAX_LINES),
          megabytes: format.number(Math.floor(IMPORT_MAX_BYTES / BYTES_PER_MEGABYTE)),
        })}
      </p>
    </div>
  );
}

const BYTES_PER_MEGABYTE = 1_048_576;

interface PreviewProps {
  readonly file: File;
  readonly outcome: ImportOutcome;
  readonly onTake: () => void;
  readonly onRestart: () => void;
}

function Preview({ file, outcome, onTake, onRestart }: PreviewProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const changes = outcome.added + outcome.changed;
  return (
    <>
      <Card className={styles.preview}>
        <h2 className={styles.title}>{t('console.import.preview', { name: file.name })}</h2>
        <Figures outcome={outcome} />
        {outcome.ignoredColumns.length > 0 && (
          <Notice kind="warning">
            {t('console.import.ignored', { columns: format.list(outcome.ignoredColumns) })}
          </Notice>
        )}
        {outcome.errors > 0 && changes > 0 && (
          <Notice kind="info">{t('console.import.good-lines-only', { count: outcome.errors })}</Notice>
        )}
        <div className={styles.actions}>
          <Button appearance="primary" disabledFocusable={changes === 0} onClick={onTake}>
            {changes === 0 ? t('console.import.nothing') : t('console.import.take', { count: changes })}
          </Button>
          <RestartButton onRestart={onRestart} />
        </div>
      </Card>
      <ImportLines outcome={outcome} />
    </>
  );
}

function Result({ outcome, onRestart }: Pick<PreviewProps, 'outcome' | 'onRestart'>) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <>
      <Notice
        kind={outcome.errors === 0 ? 'success' : 'warning'}
        live="polite"
        title={t('console.import.done')}
      >
        <Figures outcome={outcome} />
        <div className={styles.actions}>
          <LinkButton to="/people" appearance="primary">
            {t('console.import.see-people')}
          </LinkButton>
          <RestartButton onRestart={onRestart} />
        </div>
      </Notice>
      <ImportLines outcome={outcome} />
    </>
  );
}

function RestartButton({ onRestart }: Pick<PreviewProps, 'onRestart'>) {
  const { t } = useLocale();
  return (
    <div>
      <Button onClick={onRestart}>{t('console.import.another')}</Button>
    </div>
  );
}

const FIGURES = ['added', 'changed', 'unchanged', 'errors'] as const;

const FIGURE_TEXTS = {
  added: 'console.import.added',
  changed: 'console.import.changed',
  unchanged: 'console.import.unchanged',
  errors: 'console.import.errors',
} as const;

function Figures({ outcome }: Pick<PreviewProps, 'outcome'>) {
  const styles = useStyles();
  const { t, format } = useLocale();
  return (
    <dl className={styles.figures}>
      {FIGURES.map((figure) => (
        <div key={figure} className={styles.figure}>
          <dt className={styles.term}>{t(FIGURE_TEXTS[figure])}</dt>
          <dd className={styles.value}>{format.number(outcome[figure])}</dd>
        </div>
      ))}
    </dl>
  );
}
