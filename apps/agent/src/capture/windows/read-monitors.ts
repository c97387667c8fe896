import { type MonitorInfo, MONITORINFOF_PRIMARY, user32 } from '../../windows/user32.ts';
import { virtualScreen } from '../../windows/virtual-screen.ts';
import type { Monitor, ScreenGeometry } from '../screen-source.ts';

const MONITORINFOEXW_BYTES = 104;
const DEVICE_PREFIX = '\\\\.\\';

/** What is on the desktop now. A desktop that nobody looks at, as of a session without a screen, is one monitor itself. */
export function readMonitors(): ScreenGeometry {
  const { EnumDisplayMonitors, GetMonitorInfoW } = user32();
  const screen = virtualScreen();
  const monitors: Monitor[] = [];
  const each = (handle: bigint | null): boolean => {
    const info: Partial<MonitorInfo> = { cbSize: MONITORINFOEXW_BYTES };
    if (!GetMonitorInfoW(handle, info)) return true;
    const { rcMonitor: area, dwFlags = 0, szDevice = '' } = info;
    if (area === undefined) return true;
    monitors.push({
      name: szDevice.replace(DEVICE_PREFIX, ''),
      area: {
        x: area.left - screen.x,
        y: area.top - screen.y,
        widthPx: area.right - area.left,
        heightPx: area.bottom - area.top,
      },
      isPrimary: (dwFlags & MONITORINFOF_PRIMARY) !== 0,
    });
    return true;
  };
  EnumDisplayMonitors(null, null, each, 0);
  const desktop = { x: 0, y: 0, widthPx: screen.widthPx, heightPx: screen.heightPx };
  if (monitors.length > 0) return { desktop, monitors };
  return { desktop, monitors: [{ name: 'screen', area: desktop, isPrimary: true }] };
}
