import { Button, Text, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { DismissRegular, LinkRegular } from '@fluentui/react-icons';
import { ALWAYS_LTR, Card, hiddenStyle, useLocale } from '@alongside/ui';
import { useShortcut } from '../shell/shortcuts.tsx';
import { CopyButton, useCopy } from '../shell/copy-button.tsx';
import { QrCode } from './qr-code.tsx';
import { spokenLetters } from './spoken-letters.ts';
import { TimeLeftRing } from './time-left-ring.tsx';

const QR_SIZE_PX = 168;

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: 'clamp(20px, 3vw, 40px)',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  main: { display: 'grid', gap: tokens.spacingVerticalXL, alignContent: 'space-between' },
  beside: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXL,
    '@media (max-width: 900px)': { flexDirection: 'row', flexWrap: 'wrap' },
  },
  // Letters of a code run from left to right in every language.
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: 'clamp(40px, 7vw, 84px)',
    lineHeight: 1.1,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.06em',
    direction: ALWAYS_LTR,
    width: 'fit-content',
    whiteSpace: 'nowrap',
    userSelect: 'all',
    margin: 0,
  },
  words: {
    display: 'grid',
    gridTemplateColumns: 'repeat(8, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalXS,
    padding: 0,
    margin: 0,
    listStyleType: 'none',
    direction: ALWAYS_LTR,
    '@media (max-width: 1100px)': { gridTemplateColumns: 'repeat(4, minmax(0, 1fr))' },
  },
  word: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    paddingBlock: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
  },
  letter: { ...typographyStyles.subtitle2, fontFamily: tokens.fontFamilyMonospace },
  spoken: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  note: { color: tokens.colorNeutralForeground2, maxWidth: '60ch' },
  hidden: hiddenStyle,
  qr: {
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
  },
});

interface CodePanelProps {
  /** As people read it: `ABCD-EFGH`. */
  readonly code: string;
  readonly link: string;
  readonly leftMs: number;
  readonly lifetimeMs: number;
  readonly onCancel: () => void;
}

/** What the helper reads out or sends on while nobody has used the code. */
export function CodePanel(props: CodePanelProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const codeCopy = useCopy(props.code);
  const linkCopy = useCopy(props.link);
  useShortcut('copy-code', codeCopy.copy);
  useShortcut('copy-link', linkCopy.copy);
  return (
    <Card className={styles.card}>
      <div className={styles.main}>
        <p className={styles.code}>
          <span className={styles.hidden}>{t('console.code.label')} </span>
          {props.code}
        </p>
        <SpokenCode code={props.code} />
        <div className={styles.actions}>
          <CopyButton {...codeCopy} label={t('console.code.copy')} appearance="primary" />
          <CopyButton {...linkCopy} label={t('console.code.copy-link')} icon={<LinkRegular />} />
          <Button appearance="subtle" icon={<DismissRegular />} onClick={props.onCancel}>
            {t('console.code.cancel')}
          </Button>
        </div>
        <Text className={styles.note} block>
          {t('console.code.browser-note')}
        </Text>
      </div>
      <div className={styles.beside}>
        <TimeLeftRing leftMs={props.leftMs} wholeMs={props.lifetimeMs} />
        <figure className={styles.qr}>
          <QrCode text={props.link} label={t('console.code.qr-label')} sizePx={QR_SIZE_PX} />
          <figcaption>
            <Text size={200}>{t('console.code.qr')}</Text>
          </figcaption>
        </figure>
      </div>
    </Card>
  );
}

function SpokenCode(props: { readonly code: string }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <ol className={styles.words} aria-label={t('console.code.spoken')}>
      {spokenLetters(props.code).map(({ letter, textKey }, place) => (
        <li key={`${place}${letter}`} className={styles.word}>
          <span className={styles.letter} aria-hidden="true">
            {letter}
          </span>
          <span className={styles.spoken} dir="auto">
            {t(textKey)}
          </span>
        </li>
      ))}
    </ol>
  );
}
