import type { ListName, SavedView, ViewState } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { BookmarkMultipleRegular, BookmarkRegular, SettingsRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationQueries } from '../server/organisation-queries.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { isSameState } from './view-state.ts';
import { ViewsDialog } from './views-dialog.tsx';

interface ViewMenuProps {
  readonly list: ListName;
  /** What is shown now. */
  readonly state: ViewState;
  readonly onApply: (state: ViewState) => void;
}

const EVERYTHING = 'everything';
const NOTHING_NARROWED: ViewState = { filters: {}, columns: null };

/** The views of a list: one's own, and what others share. */
export function ViewMenu({ list, state, onApply }: ViewMenuProps) {
  const { t } = useLocale();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const views = useQuery(organisationQueries.views(list)).data?.items ?? [];
  const current = views.find((view) => isSameState(view.state, state));
  const checked = current?.id ?? (isSameState(state, NOTHING_NARROWED) ? EVERYTHING : '');
  const apply = (id: string) => onApply(views.find((view) => view.id === id)?.state ?? NOTHING_NARROWED);
  return (
    <>
      <Menu
        checkedValues={{ view: [checked] }}
        onCheckedValueChange={(_event, { checkedItems }) => apply(checkedItems[0] ?? EVERYTHING)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<BookmarkMultipleRegular />}>
            {current === undefined ? t('console.views') : <bdi>{current.name}</bdi>}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItemRadio name="view" value={EVERYTHING}>
              {t('console.views.everything')}
            </MenuItemRadio>
            <ViewGroup title={t('console.views.own')} views={views.filter(({ isOwn }) => isOwn)} />
            <ViewGroup title={t('console.views.shared')} views={views.filter(({ isOwn }) => !isOwn)} />
            <MenuDivider />
            <MenuItem icon={<BookmarkRegular />} onClick={() => setDialog('save')}>
              {t('console.views.save')}
            </MenuItem>
            {views.length > 0 && (
              <MenuItem icon={<SettingsRegular />} onClick={() => setDialog('manage')}>
                {t('console.views.manage')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      <SaveViewDialog list={list} state={state} isOpen={dialog === 'save'} onClose={() => setDialog(null)} />
      <ViewsDialog
        list={list}
        state={state}
        views={views}
        isOpen={dialog === 'manage'}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

function ViewGroup({ title, views }: { readonly title: string; readonly views: readonly SavedView[] }) {
  if (views.length === 0) return null;
  return (
    <MenuGroup>
      <MenuGroupHeader>{title}</MenuGroupHeader>
      {views.map(({ id, name, isOwn, ownerName }) => (
        <MenuItemRadio
          key={id}
          name="view"
          value={id}
          secondaryContent={isOwn ? null : <bdi>{ownerName}</bdi>}
        >
          <bdi>{name}</bdi>
        </MenuItemRadio>
      ))}
    </MenuGroup>
  );
}
