export {
  addMembersTo,
  changeMembers,
  groupTarget,
  type GroupReferenceRow,
  membersChanged,
  noteMembersChanged,
} from './change-groups.ts';
export { announceGroups } from './announce-groups.ts';
export { addMembers, type NamedMember, removeMembers } from './change-members.ts';
export { syncClaimedGroups } from './claimed-groups.ts';
export type { GroupUse } from './directory-ports.ts';
export { guardedFrom, requireManagesAllDevices, requireMayAddTo } from './gives-roles.ts';
export { type GroupLock, lockedFor } from './group-rows.ts';
export { groupTables, type GroupTables } from './group-tables.ts';
export { groupsOfDevice, groupsOfPerson } from './groups-of-member.ts';
export { withInnerGroups } from './inner-groups.ts';
export { groupsMigration } from './migrations/0401-groups.ts';
export { registerDirectory } from './register-directory.ts';
