import type { Rectangle } from '../../capture/rectangle.ts';
import { type Handle, type Input, MAPVK_VK_TO_VSC_EX, sizeOfInput, user32 } from '../../windows/user32.ts';
import { seeTruePixels, virtualScreen } from '../../windows/virtual-screen.ts';

/** What the sink needs of Windows. */
export interface WindowsHand {
  /** Where the desktop lies for the system. */
  screen(): Rectangle;
  /** The virtual key that carries a UTF-16 unit in the layout of the window in front; null: none does. */
  keyOfCharacter(utf16: number): number | null;
  scanCode(virtualKey: number): number;
  /** All of them or, when the system refuses, fewer; without anything of anybody else between. @returns how many */
  play(inputs: readonly Input[]): number;
}

const NOT_IN_LAYOUT = -1;

function layoutInFront(): Handle {
  const { GetForegroundWindow, GetKeyboardLayout, GetWindowThreadProcessId } = user32();
  return GetKeyboardLayout(GetWindowThreadProcessId(GetForegroundWindow(), null));
}

/** The real one. Only on Windows. */
export function windowsHand(): WindowsHand {
  seeTruePixels();
  return {
    screen: virtualScreen,
    keyOfCharacter: (utf16) => {
      const found = user32().VkKeyScanExW(utf16, layoutInFront());
      return found === NOT_IN_LAYOUT ? null : found & 0xff;
    },
    scanCode: (virtualKey) =>
      user32().MapVirtualKeyExW(virtualKey, MAPVK_VK_TO_VSC_EX, layoutInFront()) & 0xff,
    play: (inputs) => user32().SendInput(inputs.length, inputs, sizeOfInput()),
  };
}
