import type { GroupId, GroupKind } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { AddCircleRegular, SubtractCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { BulkAction } from '../bulk/bulk-action.ts';
import { type Choice, pickableGroups } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';

type Send = BulkAction['send'];

interface GroupActionsOptions {
  readonly kind: GroupKind;
  /** The questions, with `count`. */
  readonly titleKeys: { readonly add: string; readonly remove: string };
  readonly add: (groupId: GroupId) => Send;
  readonly remove: (groupId: GroupId) => Send;
}

/** Putting many into a group of their kind that is kept by hand, and taking them out of one. */
export function useGroupActions({
  kind,
  titleKeys,
  add,
  remove,
}: GroupActionsOptions): readonly BulkAction[] {
  const { t } = useLocale();
  const [group, setGroup] = useState<Choice<GroupId> | null>(null);
  const toGroup = (change: (groupId: GroupId) => Send): Send =>
    group === null ? () => Promise.resolve({ changed: [], failed: [] }) : change(group.id);
  const asked = {
    explanationKey: 'console.bulk.group-text',
    choice: (
      <SearchPicker
        label={t('console.groups.one')}
        from={pickableGroups(kind, 'manual')}
        value={group}
        onChoose={setGroup}
      />
    ),
    isReady: group !== null,
  };
  return [
    {
      ...asked,
      key: 'add-to-group',
      textKey: 'console.bulk.add-to-group',
      icon: <AddCircleRegular />,
      titleKey: titleKeys.add,
      send: toGroup(add),
      undo: toGroup(remove),
    },
    {
      ...asked,
      key: 'remove-from-group',
      textKey: 'console.bulk.remove-from-group',
      icon: <SubtractCircleRegular />,
      titleKey: titleKeys.remove,
      send: toGroup(remove),
      undo: toGroup(add),
    },
  ];
}
