import { makeStyles, tokens } from '@fluentui/react-components';
import {
  EyeRegular,
  NumberSymbolRegular,
  PersonAvailableRegular,
  ShieldErrorRegular,
} from '@fluentui/react-icons';
import { useLocale } from '@alongside/ui';
import { useId } from 'react';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXXL },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXXL },
  step: {
    display: 'grid',
    gridTemplateColumns: '44px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    position: 'relative',
  },
  icon: {
    display: 'grid',
    placeItems: 'center',
    width: '44px',
    height: '44px',
    borderRadius: '14px',
    fontSize: '22px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.55,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  caution: {
    display: 'grid',
    gridTemplateColumns: '44px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    paddingBlockStart: tokens.spacingVerticalXL,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
  },
  cautionIcon: {
    display: 'grid',
    placeItems: 'center',
    height: '24px',
    fontSize: '22px',
    color: tokens.colorStatusWarningForeground3,
  },
});

const steps = [
  { name: 'code', icon: <NumberSymbolRegular /> },
  { name: 'who', icon: <PersonAvailableRegular /> },
  { name: 'choose', icon: <EyeRegular /> },
] as const;

/** What will happen, in three calm steps, and the one thing to beware of. */
export function HelpSteps() {
  const styles = useStyles();
  const { t } = useLocale();
  const id = useId();
  return (
    <section className={styles.root} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t('share.steps.title')}
      </h2>
      <ol className={styles.list}>
        {steps.map(({ name, icon }) => (
          <li key={name} className={styles.step}>
            <span className={styles.icon} aria-hidden="true">
              {icon}
            </span>
            <div>
              <h3 className={styles.title}>{t(`share.steps.${name}.title`)}</h3>
              <p className={styles.text}>{t(`share.steps.${name}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.caution}>
        <span className={styles.cautionIcon} aria-hidden="true">
          <ShieldErrorRegular />
        </span>
        <p className={styles.text}>{t('share.steps.caution')}</p>
      </div>
    </section>
  );
}
