import type { DeviceReport } from '@alongside/protocol';
import { codedFault } from '../../core/coded-fault.ts';
import { loadEnrolment } from '../../enrolment/enrolment-store.ts';
import { openKeyStore } from '../../key-store/open-key-store.ts';
import { DeviceKeys } from '../../server/device-keys.ts';
import { WebDeviceServer } from '../../server/web-device-server.ts';
import { systemClock } from '../../system-clock.ts';
import { type Finding, finding } from '../finding.ts';
import type { ServerAnswer } from './check-server.ts';

/** Whether the server knows this device: tells it what the device is, as the agent does. */
export async function checkEnrolment(
  answer: ServerAnswer,
  keysFolder: string,
  report: Promise<DeviceReport>,
): Promise<Finding> {
  if (answer.kind !== 'reached') return finding('needs-server');
  try {
    const { store } = await openKeyStore(keysFolder);
    const enrolment = await loadEnrolment(store);
    if (enrolment?.origin !== answer.origin) return finding('enrolment-none');
    const server = new WebDeviceServer({ ...enrolment, keys: new DeviceKeys(store), clock: systemClock });
    await server.report(enrolment.deviceId, await report);
    return finding('enrolment-known', { device: enrolment.deviceId });
  } catch (cause) {
    const { code } = codedFault(cause);
    if (code === 'DEVICE_RETIRED') return finding('enrolment-retired');
    if (code === 'DEVICE_UNENROLLED') return finding('enrolment-forgotten');
    return finding('enrolment-refused', { reason: code });
  }
}

/** How the device is protected, as its organisation sees it. */
export function checkProtections({ posture }: DeviceReport): Finding {
  return finding('protections-read', {
    disk: markOf(posture.isDiskEncrypted),
    firewall: markOf(posture.isFirewallOn),
    lock: markOf(posture.hasScreenLock),
  });
}

/** Read in every language. */
function markOf(value: boolean | null): string {
  if (value === null) return '?';
  return value ? '✓' : '✗';
}
