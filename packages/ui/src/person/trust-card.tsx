import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldQuestionRegular } from '@fluentui/react-icons';
import type { DeviceView, Profile } from '@alongside/protocol';
import type { ReactNode } from 'react';
import { Notice } from '../feedback/notice.tsx';
import { useLocale } from '../locale/locale-context.ts';
import { Card } from '../page/card.tsx';
import { Avatar } from './avatar.tsx';
import { VerifiedDomain } from './verified-domain.tsx';

const useStyles = makeStyles({
  card: { display: 'grid', gap: tokens.spacingVerticalL },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 'clamp(16px, 3vw, 28px)',
  },
  facts: {
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    minWidth: 'min(240px, 100%)',
    flex: '1 1 240px',
    overflowWrap: 'anywhere',
  },
  name: {
    fontSize: 'clamp(1.375rem, 1.1rem + 1.2vw, 1.875rem)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    ':lang(ar)': { letterSpacing: 'normal' },
  },
  job: { fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2 },
  mail: { color: tokens.colorNeutralForeground3 },
  mark: { marginBlockStart: tokens.spacingVerticalS },
  unverified: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
  },
  picture: { boxShadow: tokens.shadow8 },
});

interface TrustCardProps {
  readonly person: Profile;
  /** Of the sharer; absent for the helper. */
  readonly device?: DeviceView | null;
  /** Who reads it; the warning about the device is worded for them. */
  readonly reader: 'helper' | 'sharer';
  readonly children?: ReactNode;
  readonly className?: string;
}

/** Everything that one side is shown of the other before anything is shared. */
export function TrustCard({ person, device, reader, children, className }: TrustCardProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const work = [person.jobTitle, person.company].filter((fact) => fact !== null);
  return (
    <Card className={mergeClasses(styles.card, className)}>
      <div className={styles.person}>
        <Avatar person={person} size={96} className={styles.picture} />
        <div className={styles.facts}>
          <bdi className={styles.name}>{person.fullName}</bdi>
          {work.map((fact) => (
            <bdi key={fact} className={styles.job}>
              {fact}
            </bdi>
          ))}
          <bdi className={styles.mail}>{person.email}</bdi>
          {typeof device?.name === 'string' && (
            <span className={styles.mail}>{t('ui.device.named', { name: device.name })}</span>
          )}
          <span className={styles.mark}>
            {person.verifiedDomain === null ? (
              <span className={styles.unverified}>
                <ShieldQuestionRegular fontSize={18} aria-hidden="true" />
                {t('ui.person.unverified')}
              </span>
            ) : (
              <VerifiedDomain domain={person.verifiedDomain} />
            )}
          </span>
        </div>
      </div>
      {device && <DeviceWarning device={device} reader={reader} />}
      {children}
    </Card>
  );
}

interface DeviceWarningProps {
  readonly device: DeviceView;
  readonly reader: 'helper' | 'sharer';
}

/** Says that the organisation doesn't know the sharer's device; nothing for one that is in order. */
export function DeviceWarning({ device, reader }: DeviceWarningProps) {
  const { t } = useLocale();
  if (!device.isEnrolled) {
    return (
      <Notice kind="warning" title={t(`ui.device.unenrolled.${reader}.title`)}>
        {t(`ui.device.unenrolled.${reader}.text`)}
      </Notice>
    );
  }
  if (device.isCompliant) return null;
  return (
    <Notice kind="warning" title={t(`ui.device.noncompliant.${reader}.title`)}>
      {t(`ui.device.noncompliant.${reader}.text`)}
    </Notice>
  );
}
