import type { AssignmentView, GroupId, RoleRef } from '@alongside/protocol';
import type { Choice } from '../pick/pickable.ts';
import { textOrNull } from '../shell/text-or-null.ts';

/** Everybody or everything, or members of groups. */
export interface ScopeDraft {
  readonly isAll: boolean;
  /** Kept while it is all, so that nothing is lost by trying. */
  readonly groups: readonly Choice<GroupId>[];
}

/** An assignment as it stands in its form. */
export interface AssignmentDraft {
  readonly name: string;
  readonly description: string;
  readonly role: RoleRef;
  readonly members: readonly Choice<GroupId>[];
  readonly people: ScopeDraft;
  readonly devices: ScopeDraft;
}

export const NEW_ASSIGNMENT: AssignmentDraft = {
  name: '',
  description: '',
  role: 'help-desk-operator',
  members: [],
  people: { isAll: false, groups: [] },
  devices: { isAll: false, groups: [] },
};

const scopeDraft = (scope: AssignmentView['scope']['people']): ScopeDraft =>
  scope === 'all' ? { isAll: true, groups: [] } : { isAll: false, groups: scope };

export const draftOf = (assignment: AssignmentView): AssignmentDraft => ({
  name: assignment.name,
  description: assignment.description ?? '',
  role: assignment.role.id,
  members: assignment.members,
  people: scopeDraft(assignment.scope.people),
  devices: scopeDraft(assignment.scope.devices),
});

const scopeOf = ({ isAll, groups }: ScopeDraft) => (isAll ? ('all' as const) : groups.map(({ id }) => id));

/** What the server is told. */
export const bodyOf = (draft: AssignmentDraft) => ({
  name: draft.name,
  description: textOrNull(draft.description),
  role: draft.role,
  members: draft.members.map(({ id }) => id),
  scope: { people: scopeOf(draft.people), devices: scopeOf(draft.devices) },
});
