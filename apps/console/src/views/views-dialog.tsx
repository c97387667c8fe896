import {
  type ListName,
  removeViewRoute,
  type SavedView,
  updateViewRoute,
  type ViewState,
} from '@alongside/protocol';
import { DialogActions, ErrorNotice, ModalDialog, type RouteInput, useLocale } from '@alongside/ui';
import { Button, Input, Switch, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular, SaveRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { useMay } from '../server/use-me.ts';
import { isSameState } from './view-state.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, marginBlockStart: tokens.spacingVerticalL },
  view: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalM,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: '120px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ViewsDialogProps {
  readonly list: ListName;
  readonly state: ViewState;
  readonly views: readonly SavedView[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Renames, shares, changes and deletes views. */
export function ViewsDialog({ list, state, views, isOpen, onClose }: ViewsDialogProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const mayRemoveShared = useMay('manage-settings');
  return (
    <ModalDialog isOpen={isOpen} title={t('console.views.manage-title')} onClose={onClose}>
      <ul className={styles.list}>
        {views.map((view) => (
          <ViewEntry
            key={view.id}
            list={list}
            state={state}
            view={view}
            canRemove={view.isOwn || mayRemoveShared}
          />
        ))}
      </ul>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          {t('console.close')}
        </Button>
      </DialogActions>
    </ModalDialog>
  );
}

interface ViewEntryProps extends Pick<ViewsDialogProps, 'list' | 'state'> {
  readonly view: SavedView;
  readonly canRemove: boolean;
}

type Change = NonNullable<Exclude<RouteInput<typeof updateViewRoute>['body'], Blob>>;

function ViewEntry({ list, state, view, canRemove }: ViewEntryProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const queries = useQueryClient();
  const [name, setName] = useState(view.name);
  const refresh = () => queries.invalidateQueries({ queryKey: ['views', list] });
  const params = { viewId: view.id };
  const change = useMutation({
    mutationFn: (body: Change) => callRoute(updateViewRoute, { params, body }),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => callRoute(removeViewRoute, { params }),
    onSettled: refresh,
  });
  const rename = () => {
    if (name.trim() !== '' && name.trim() !== view.name) change.mutate({ name });
  };
  return (
    <li className={styles.view}>
      <div className={styles.line}>
        {view.isOwn ? (
          <Input
            className={styles.name}
            dir="auto"
            aria-label={t('console.views.name')}
            value={name}
            maxLength={100}
            onChange={(_event, { value }) => setName(value)}
            onBlur={rename}
            onKeyDown={({ key }) => {
              if (key === 'Enter') rename();
            }}
          />
        ) : (
          <span className={styles.name}>
            <bdi>{view.name}</bdi> <bdi className={styles.quiet}>{view.ownerName}</bdi>
          </span>
        )}
        {canRemove && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('console.views.remove', { name: view.name })}
            disabledFocusable={remove.isPending}
            onClick={() => remove.mutate()}
          />
        )}
      </div>
      {view.isOwn && (
        <div className={styles.line}>
          <Switch
            checked={view.isShared}
            label={t('console.views.share')}
            onChange={(_event, { checked }) => change.mutate({ isShared: checked })}
          />
          {!isSameState(view.state, state) && (
            <Button
              size="small"
              icon={<SaveRegular />}
              disabledFocusable={change.isPending}
              onClick={() => change.mutate({ state })}
            >
              {t('console.views.replace')}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice error={change.error ?? remove.error} />
    </li>
  );
}
