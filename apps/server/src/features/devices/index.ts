export { registerDevices } from './register-devices.ts';
export { type ConnectedDevice } from './device-connection.ts';
export { DeviceConnections, LOOK_AFTER_EVERY_MS } from './device-connections.ts';
export {
  changeDeviceFacts,
  enrolDevice,
  enrolDeviceByToken,
  findDevice,
  isKeyOfRetiredDevice,
  lockDevice,
  storeDevice,
  takeDeviceReport,
  touchDevice,
} from './device-store.ts';
export {
  lockEnrolmentToken,
  tenantOfEnrolmentToken,
  useEnrolmentToken,
  noteRefusal,
} from './enrolment-tokens.ts';
export { DeviceListNews } from './device-list-news.ts';
export { requireSeenDevice } from './device-scope.ts';
export { devicesMigration } from './migrations/0301-devices.ts';
export { deviceInventoryMigration } from './migrations/0304-device-inventory.ts';
export { deviceCountsMigration } from './migrations/0505-device-counts.ts';
export { enrolmentRefusalsMigration } from './migrations/0901-enrolment-refusals.ts';
