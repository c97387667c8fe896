import { type PersonSummary, renewInvitationRoute, updatePersonRoute } from '@alongside/protocol';
import { ConfirmDialog, type RouteInput, useLocale } from '@alongside/ui';
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  LinkRegular,
  MoreHorizontalRegular,
  PersonAvailableRegular,
  PersonKeyRegular,
  PersonProhibitedRegular,
  ShieldCheckmarkRegular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import type { Invitation } from './invitation-dialog.tsx';

interface PersonMenuProps {
  readonly person: PersonSummary;
  /** Of its button. */
  readonly tabIndex?: 0 | -1;
  /** On the person's own page the button has words. */
  readonly isWhole?: boolean;
  readonly onChangeRoles: () => void;
  readonly onInvited: (invitation: Invitation) => void;
}

type Change = NonNullable<Exclude<RouteInput<typeof updatePersonRoute>['body'], Blob>>;

/** What can be done to one person. */
export function PersonMenu({
  person,
  tabIndex = 0,
  isWhole = false,
  onChangeRoles,
  onInvited,
}: PersonMenuProps) {
  const { t } = useLocale();
  const { fail } = useNotices();
  const queries = useQueryClient();
  const [isDeactivating, setDeactivating] = useState(false);
  const { personId, fullName } = person.profile;
  const refresh = () => refreshTopics(queries, 'people');
  const update = useMutation({
    mutationFn: (body: Change) => callRoute(updatePersonRoute, { params: { personId }, body }),
    onError: fail,
    onSettled: () => {
      setDeactivating(false);
      return refresh();
    },
  });
  const renew = useMutation({
    mutationFn: () => callRoute(renewInvitationRoute, { params: { personId } }),
    onSuccess: ({ invitationLink }) => onInvited({ fullName, link: invitationLink }),
    onError: fail,
    onSettled: refresh,
  });
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance={isWhole ? 'secondary' : 'subtle'}
            size={isWhole ? 'medium' : 'small'}
            tabIndex={tabIndex}
            icon={<MoreHorizontalRegular />}
            aria-label={t('console.people.actions-for', { name: fullName })}
          >
            {isWhole ? t('console.list.actions') : null}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<PersonKeyRegular />} onClick={onChangeRoles}>
              {t('console.people.change-roles')}
            </MenuItem>
            {person.hasPendingInvitation && (
              <MenuItem icon={<LinkRegular />} onClick={() => renew.mutate()}>
                {t('console.people.renew-invitation')}
              </MenuItem>
            )}
            {person.isBlocked && (
              <MenuItem icon={<ShieldCheckmarkRegular />} onClick={() => update.mutate({ isBlocked: false })}>
                {t('console.people.unblock')}
              </MenuItem>
            )}
            {person.isActive ? (
              <MenuItem icon={<PersonProhibitedRegular />} onClick={() => setDeactivating(true)}>
                {t('console.people.deactivate')}
              </MenuItem>
            ) : (
              <MenuItem icon={<PersonAvailableRegular />} onClick={() => update.mutate({ isActive: true })}>
                {t('console.people.reactivate')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      <ConfirmDialog
        isOpen={isDeactivating}
        title={t('console.people.deactivate-title', { name: fullName })}
        confirm={t('console.people.deactivate')}
        isDangerous
        isBusy={update.isPending}
        onConfirm={() => update.mutate({ isActive: false })}
        onClose={() => setDeactivating(false)}
      >
        {t('console.people.deactivate-text')}
      </ConfirmDialog>
    </>
  );
}
