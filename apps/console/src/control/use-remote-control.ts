import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type ControlStatus, controlStatus } from './control-status.ts';
import { keyboardSystem } from './keyboard-system.ts';
import { type ControlledEnd, RemoteControl } from './remote-control.ts';
import type { SharerDesktopState } from './sharer-desktop.ts';

/** The helper's hand in one session, open while the component is there. */
export function useRemoteControl(end: ControlledEnd): RemoteControl {
  const control = useMemo(() => new RemoteControl(end, keyboardSystem(navigator.userAgent)), [end]);
  useEffect(() => control.open(), [control]);
  return control;
}

export function useSharerDesktop({ desktop }: RemoteControl): SharerDesktopState {
  return useSyncExternalStore(desktop.subscribe, () => desktop.state);
}

/** @param state the end's state as the page shows it */
export function useControlStatus(control: RemoteControl, state: ControlledEnd['state']): ControlStatus {
  return controlStatus(state, useSharerDesktop(control).word);
}
