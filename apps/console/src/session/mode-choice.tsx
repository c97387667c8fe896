import type { AccessAnswer, AccessQuery, Mode } from '@alongside/protocol';
import { Button, Text, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { useId } from 'react';
import { useLocale } from '@alongside/ui';
import { AccessReasons } from '../shell/access-reasons.tsx';
import { ExplainLink } from '../shell/explain-link.tsx';
import { useAccessRemedy } from './use-access-remedy.ts';

const useStyles = makeStyles({
  choice: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  refused: { backgroundColor: tokens.colorNeutralBackground3 },
  icon: { color: tokens.colorBrandForeground1, display: 'grid' },
  refusedIcon: { color: tokens.colorNeutralForeground3 },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  text: { color: tokens.colorNeutralForeground2 },
});

interface ModeChoiceProps {
  readonly mode: Mode;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly icon: FluentIcon;
  /** undefined: the server offers nothing of the kind here. */
  readonly answer: AccessAnswer | undefined;
  /** Between whom and on what it is asked for, to explain a refusal. */
  readonly parties: Omit<AccessQuery, 'mode'>;
  readonly isPrimary: boolean;
  readonly isBusy: boolean;
  readonly onAsk: () => void;
}

/** One thing that can be asked for. What isn't permitted stays visible, with everything that is missing. */
export function ModeChoice(props: ModeChoiceProps) {
  const styles = useStyles();
  const titleId = useId();
  const reasonId = useId();
  const isAllowed = props.answer?.isAllowed === true;
  const remedy = useAccessRemedy(props.answer, props.onAsk);
  const Icon = props.icon;
  return (
    <div className={mergeClasses(styles.choice, !isAllowed && styles.refused)}>
      <span className={mergeClasses(styles.icon, !isAllowed && styles.refusedIcon)}>
        <Icon fontSize={28} />
      </span>
      <div>
        <h3 className={styles.title} id={titleId}>
          {props.title}
        </h3>
        <Text size={200} className={styles.text} block id={reasonId}>
          {isAllowed ? props.text : <RefusedReason answer={props.answer} />}
        </Text>
        <Text size={200} className={styles.text} block role="status">
          {remedy?.status}
        </Text>
        {props.answer?.isAllowed === false && (
          <ExplainLink question={{ ...props.parties, mode: props.mode }} />
        )}
      </div>
      <Button
        appearance={props.isPrimary && isAllowed ? 'primary' : 'secondary'}
        disabledFocusable={remedy === null ? !isAllowed || props.isBusy : remedy.isBusy || props.isBusy}
        aria-describedby={`${titleId} ${reasonId}`}
        onClick={() => {
          if (props.isBusy) return;
          if (isAllowed) props.onAsk();
          else if (remedy?.isBusy === false) remedy.act();
        }}
      >
        {remedy?.action ?? props.action}
      </Button>
    </div>
  );
}

function RefusedReason({ answer }: { readonly answer: AccessAnswer | undefined }) {
  const { t } = useLocale();
  if (answer === undefined || answer.isAllowed) return t('console.ask.not-offered');
  return <AccessReasons missing={answer.missing} />;
}
