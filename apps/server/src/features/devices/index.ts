export {
  changeDeviceFacts,
  enrolDevice,
  findDevice,
  type StoredDevice,
  touchDevice,
} from './device-store.ts';
export { devicesMigration } from './migrations/0301-devices.ts';
