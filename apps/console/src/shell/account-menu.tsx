import { Locale, signOutRoute, updateMeRoute } from '@alongside/protocol';
import { Avatar, hiddenStyle, localeFacts, useLocale } from '@alongside/ui';
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import {
  DoorArrowRightRegular,
  KeyRegular,
  KeyboardRegular,
  LocalLanguageRegular,
  PersonCircleRegular,
  ShareScreenPersonRegular,
} from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callRoute } from '../server/call-route.ts';
import { useMe } from '../server/use-me.ts';
import { useNotices } from './notices.tsx';

const useStyles = makeStyles({
  button: {
    justifyContent: 'flex-start',
    paddingInline: '2px',
    minWidth: 0,
    width: '100%',
    gap: tokens.spacingHorizontalS,
  },
  who: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    minWidth: 0,
    textAlign: 'start',
  },
  hidden: hiddenStyle,
  name: {
    ...typographyStyles.body1Strong,
    maxWidth: '150px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  email: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    maxWidth: '150px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

interface AccountMenuProps {
  readonly isNarrow: boolean;
  readonly onShowShortcuts: () => void;
}

/** Who is signed in, and what concerns them rather than the page. */
export function AccountMenu({ isNarrow, onShowShortcuts }: AccountMenuProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { profile } = useMe();
  const navigate = useNavigate();
  const { fail } = useNotices();
  const signOut = useMutation({
    mutationFn: () => callRoute(signOutRoute, { body: { isEverywhere: false } }),
    onSuccess: ({ location }) => window.location.assign(location ?? '/sign-in'),
    onError: fail,
  });
  return (
    <Menu positioning="above-start" inline>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.button}>
          <Avatar person={profile} size={36} />
          <span className={mergeClasses(styles.who, isNarrow && styles.hidden)}>
            <span className={styles.name} dir="auto">
              {profile.fullName}
            </span>
            <span className={styles.email} dir="ltr">
              {profile.email}
            </span>
          </span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemLink href="/profile" icon={<PersonCircleRegular />}>
            {t('console.account.profile')}
          </MenuItemLink>
          <MenuItemLink href="/" icon={<ShareScreenPersonRegular />}>
            {t('console.account.get-help')}
          </MenuItemLink>
          <MenuItem icon={<KeyRegular />} onClick={() => void navigate({ to: '/tokens' })}>
            {t('console.tokens.menu')}
          </MenuItem>
          <LanguageSubmenu />
          <MenuItem icon={<KeyboardRegular />} onClick={onShowShortcuts}>
            {t('console.shortcuts.title')}
          </MenuItem>
          <MenuDivider />
          <MenuItem icon={<DoorArrowRightRegular />} onClick={() => signOut.mutate()}>
            {t('console.account.sign-out')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function LanguageSubmenu() {
  const { t, locale, choose } = useLocale();
  const { fail } = useNotices();
  const keep = useMutation({
    mutationFn: (chosen: Locale) => callRoute(updateMeRoute, { body: { locale: chosen } }),
    onError: fail,
  });
  const pick = (chosen: Locale) => {
    choose(chosen);
    keep.mutate(chosen);
  };
  return (
    <Menu checkedValues={{ language: [locale] }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem icon={<LocalLanguageRegular />}>{t('console.account.language')}</MenuItem>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {Locale.options.map((offered) => (
            <MenuItemRadio
              key={offered}
              name="language"
              value={offered}
              lang={offered}
              onClick={() => pick(offered)}
            >
              {localeFacts[offered].nativeName}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
