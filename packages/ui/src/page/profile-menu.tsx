import { makeStyles, tokens } from '@fluentui/react-components';
import {
  HeadsetRegular,
  PersonRegular,
  ShareScreenStartRegular,
  SignOutRegular,
} from '@fluentui/react-icons';
import type { Me } from '@alongside/protocol';
import { type ReactNode, useId, useRef } from 'react';
import { useLocale } from '../locale/locale-context.ts';
import { Avatar } from '../person/avatar.tsx';
import { AppLink } from './app-link.tsx';

const useStyles = makeStyles({
  opener: {
    display: 'inline-grid',
    padding: '2px',
    border: 'none',
    borderRadius: '50%',
    backgroundColor: 'transparent',
    fontFamily: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  panel: {
    position: 'fixed',
    margin: 0,
    insetBlock: '68px auto',
    insetInline: 'auto clamp(16px, 3vw, 32px)',
    width: 'min(320px, calc(100vw - 32px))',
    boxSizing: 'border-box',
    padding: tokens.spacingVerticalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow28,
  },
  who: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingVerticalM,
    marginBlockEnd: tokens.spacingVerticalS,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  names: { minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    minHeight: '40px',
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalM,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'start',
    textDecorationLine: 'none',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
});

interface ProfileMenuProps {
  readonly me: Me;
  readonly onSignOut?: () => void;
}

/** Who is signed in, where else to go, and the way out. The browser's own popover: closes by Escape and outside clicks. */
export function ProfileMenu({ me, onSignOut }: ProfileMenuProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => panel.current?.hidePopover();
  const { profile } = me;
  const canHelp = me.permissions.includes('view-screen') || me.permissions.includes('take-full-control');
  return (
    <>
      <button
        type="button"
        className={styles.opener}
        aria-label={t('ui.profileMenu.label', { name: profile.fullName })}
        popoverTarget={id}
      >
        <Avatar person={profile} size={36} />
      </button>
      <div id={id} ref={panel} popover="auto" className={styles.panel}>
        <div className={styles.who}>
          <Avatar person={profile} size={44} />
          <div className={styles.names}>
            <div className={styles.name}>
              <bdi>{profile.fullName}</bdi>
            </div>
            <div className={styles.quiet}>
              <bdi>{profile.email}</bdi>
            </div>
            <div className={styles.quiet}>
              <bdi>{me.tenant.name}</bdi>
            </div>
          </div>
        </div>
        <ul className={styles.list}>
          <Entry
            href="/"
            icon={<ShareScreenStartRegular fontSize={20} />}
            text={t('ui.profileMenu.getHelp')}
            onFollow={close}
          />
          {(canHelp || me.permissions.length > 0) && (
            <Entry
              href="/console/"
              icon={<HeadsetRegular fontSize={20} />}
              text={t(canHelp ? 'ui.profileMenu.giveHelp' : 'ui.profileMenu.console')}
              onFollow={close}
            />
          )}
          <Entry
            href="/profile"
            icon={<PersonRegular fontSize={20} />}
            text={t('ui.profileMenu.profile')}
            onFollow={close}
          />
          {onSignOut && (
            <li>
              <button type="button" className={styles.item} onClick={onSignOut}>
                <SignOutRegular fontSize={20} aria-hidden="true" />
                {t('ui.profileMenu.signOut')}
              </button>
            </li>
          )}
        </ul>
      </div>
    </>
  );
}

interface EntryProps {
  readonly href: string;
  readonly icon: ReactNode;
  readonly text: string;
  readonly onFollow: () => void;
}

function Entry({ href, icon, text, onFollow }: EntryProps) {
  const styles = useStyles();
  return (
    <li>
      <AppLink href={href} className={styles.item} onClick={onFollow}>
        {icon}
        {text}
      </AppLink>
    </li>
  );
}
