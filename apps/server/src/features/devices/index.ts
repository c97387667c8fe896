export { changeDeviceFacts, enrolDevice, findDevice, touchDevice } from './device-store.ts';
export { devicesMigration } from './migrations/0301-devices.ts';
export { deviceInventoryMigration } from './migrations/0304-device-inventory.ts';
