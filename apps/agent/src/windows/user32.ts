import koffi from 'koffi';

/** What the system gives for a thing of its own; null: none. */
export type Handle = bigint | null;

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface MonitorInfo {
  cbSize: number;
  rcMonitor: Rect;
  rcWork: Rect;
  dwFlags: number;
  /** For instance `\\.\DISPLAY1`. */
  szDevice: string;
}

export interface CursorInfo {
  cbSize: number;
  flags: number;
  hCursor: Handle;
  x: number;
  y: number;
}

export interface IconInfo {
  fIcon: number;
  xHotspot: number;
  yHotspot: number;
  hbmMask: Handle;
  hbmColor: Handle;
}

interface MouseInput {
  readonly dx: number;
  readonly dy: number;
  /** 32 bits without a sign; of a wheel the two's complement. */
  readonly mouseData: number;
  readonly dwFlags: number;
  readonly time: number;
  readonly dwExtraInfo: number;
}

interface KeyboardInput {
  readonly wVk: number;
  readonly wScan: number;
  readonly dwFlags: number;
  readonly time: number;
  readonly dwExtraInfo: number;
}

export type Input =
  | { readonly type: typeof INPUT.mouse; readonly u: { readonly mi: MouseInput } }
  | { readonly type: typeof INPUT.keyboard; readonly u: { readonly ki: KeyboardInput } };

export const INPUT = { mouse: 0, keyboard: 1 } as const;
export const MOUSEEVENTF = {
  move: 0x0001,
  leftDown: 0x0002,
  leftUp: 0x0004,
  rightDown: 0x0008,
  rightUp: 0x0010,
  middleDown: 0x0020,
  middleUp: 0x0040,
  xDown: 0x0080,
  xUp: 0x0100,
  wheel: 0x0800,
  hWheel: 0x1000,
  virtualDesk: 0x4000,
  absolute: 0x8000,
} as const;
export const XBUTTON = { first: 1, second: 2 } as const;
export const KEYEVENTF = { extendedKey: 0x0001, keyUp: 0x0002, unicode: 0x0004 } as const;
export const METRIC = {
  xVirtualScreen: 76,
  yVirtualScreen: 77,
  cxVirtualScreen: 78,
  cyVirtualScreen: 79,
} as const;
export const MONITORINFOF_PRIMARY = 1;
export const CURSOR_SHOWING = 1;
/** From a virtual key to its scan code, with 0xE0 or 0xE1 in the upper byte of an extended one. */
export const MAPVK_VK_TO_VSC_EX = 4;

export interface User32 {
  readonly GetSystemMetrics: (metric: number) => number;
  readonly EnumDisplayMonitors: (
    device: Handle,
    clip: null,
    each: (monitor: Handle, device: Handle, area: unknown, context: unknown) => boolean,
    context: number,
  ) => boolean;
  readonly GetMonitorInfoW: (monitor: Handle, info: Partial<MonitorInfo>) => boolean;
  readonly GetCursorInfo: (info: Partial<CursorInfo>) => boolean;
  readonly GetIconInfo: (icon: Handle, info: Partial<IconInfo>) => boolean;
  /** @returns how many were played; fewer than given: the system refused, as in front of a window of an administrator */
  readonly SendInput: (count: number, inputs: readonly Input[], sizeOfOne: number) => number;
  readonly GetForegroundWindow: () => Handle;
  readonly GetWindowThreadProcessId: (window: Handle, process: null) => number;
  readonly GetKeyboardLayout: (thread: number) => Handle;
  /** @returns the virtual key in the lower byte, what must be held in the upper; -1: the layout has no such character */
  readonly VkKeyScanExW: (utf16: number, layout: Handle) => number;
  readonly MapVirtualKeyExW: (code: number, kind: number, layout: Handle) => number;
  /** Pixels as they are on each monitor. @returns false: set already, or not known to this system */
  readonly SetProcessDpiAwarenessContext: (context: number) => boolean;
}

/** Of `SetProcessDpiAwarenessContext`. */
export const PER_MONITOR_AWARE_V2 = -4;

let loaded: { readonly calls: User32; readonly sizeOfInput: number } | null = null;

function load(): NonNullable<typeof loaded> {
  const library = koffi.load('user32.dll');
  koffi.struct('RECT', { left: 'int32', top: 'int32', right: 'int32', bottom: 'int32' });
  koffi.struct('MONITORINFOEXW', {
    cbSize: 'uint32',
    rcMonitor: 'RECT',
    rcWork: 'RECT',
    dwFlags: 'uint32',
    szDevice: koffi.array('char16', 32, 'String'),
  });
  koffi.struct('CURSORINFO', {
    cbSize: 'uint32',
    flags: 'uint32',
    hCursor: 'void *',
    x: 'int32',
    y: 'int32',
  });
  koffi.struct('ICONINFO', {
    fIcon: 'int32',
    xHotspot: 'uint32',
    yHotspot: 'uint32',
    hbmMask: 'void *',
    hbmColor: 'void *',
  });
  const mouse = koffi.struct('MOUSEINPUT', {
    dx: 'int32',
    dy: 'int32',
    mouseData: 'uint32',
    dwFlags: 'uint32',
    time: 'uint32',
    dwExtraInfo: 'uintptr',
  });
  const keyboard = koffi.struct('KEYBDINPUT', {
    wVk: 'uint16',
    wScan: 'uint16',
    dwFlags: 'uint32',
    time: 'uint32',
    dwExtraInfo: 'uintptr',
  });
  const either = koffi.union('INPUT_UNION', { mi: mouse, ki: keyboard });
  const input = koffi.struct('INPUT', { type: 'uint32', u: either });
  koffi.proto('bool __stdcall MONITORENUMPROC(void *monitor, void *device, RECT *area, intptr context)');
  const declared = {
    GetSystemMetrics: library.func('int __stdcall GetSystemMetrics(int metric)'),
    EnumDisplayMonitors: library.func(
      'bool __stdcall EnumDisplayMonitors(void *device, void *clip, MONITORENUMPROC *each, intptr context)',
    ),
    GetMonitorInfoW: library.func(
      'bool __stdcall GetMonitorInfoW(void *monitor, _Inout_ MONITORINFOEXW *info)',
    ),
    GetCursorInfo: library.func('bool __stdcall GetCursorInfo(_Inout_ CURSORINFO *info)'),
    GetIconInfo: library.func('bool __stdcall GetIconInfo(void *icon, _Out_ ICONINFO *info)'),
    SendInput: library.func('uint32 __stdcall SendInput(uint32 count, INPUT *inputs, int sizeOfOne)'),
    GetForegroundWindow: library.func('void * __stdcall GetForegroundWindow()'),
    GetWindowThreadProcessId: library.func(
      'uint32 __stdcall GetWindowThreadProcessId(void *window, void *process)',
    ),
    GetKeyboardLayout: library.func('void * __stdcall GetKeyboardLayout(uint32 thread)'),
    VkKeyScanExW: library.func('int16 __stdcall VkKeyScanExW(uint16 utf16, void *layout)'),
    MapVirtualKeyExW: library.func(
      'uint32 __stdcall MapVirtualKeyExW(uint32 code, uint32 kind, void *layout)',
    ),
    SetProcessDpiAwarenessContext: library.func(
      'bool __stdcall SetProcessDpiAwarenessContext(intptr context)',
    ),
  };
  return {
    calls: declared,
    sizeOfInput: koffi.sizeof(input),
  };
}

/** The system's windows, input and monitors. Only on Windows. */
export function user32(): User32 {
  loaded ??= load();
  return loaded.calls;
}

/** In bytes, of one input of `SendInput`. */
export function sizeOfInput(): number {
  loaded ??= load();
  return loaded.sizeOfInput;
}
