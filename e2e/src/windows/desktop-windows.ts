import koffi from 'koffi';

type Handle = bigint | null;

/** What the tests themselves need of user32.dll; the agent has its own declarations. Only in the program in Windows. */
interface WindowCalls {
  readonly RegisterClassW: (description: Readonly<Record<string, unknown>>) => number;
  readonly CreateWindowExW: (
    ...request: [
      extendedStyle: number,
      className: string,
      title: string,
      style: number,
      x: number,
      y: number,
      width: number,
      height: number,
      parent: null,
      menu: null,
      instance: null,
      context: null,
    ]
  ) => Handle;
  readonly DefWindowProcW: (window: Handle, message: number, w: number, l: number) => number;
  readonly PeekMessageW: (
    ...request: [message: object, window: null, first: 0, last: 0, remove: 1]
  ) => boolean;
  readonly TranslateMessage: (message: object) => boolean;
  readonly DispatchMessageW: (message: object) => number;
  readonly SetForegroundWindow: (window: Handle) => boolean;
  readonly GetForegroundWindow: () => Handle;
  readonly FindWindowW: (className: string, title: null) => Handle;
  readonly FindWindowExW: (parent: Handle, after: null, className: string, title: null) => Handle;
  readonly SendMessageW: (window: Handle, message: number, w: number, l: Buffer) => number;
}

export interface WindowMessage {
  readonly message: number;
  readonly w: number;
  readonly l: number;
}

const WS_OVERLAPPEDWINDOW = 0x00cf_0000;
const WS_VISIBLE = 0x1000_0000;
const WM_GETTEXT = 0x0d;
const PUMP_MS = 5;

function load() {
  const library = koffi.load('user32.dll');
  const procedure = koffi.proto(
    'intptr __stdcall TEST_WNDPROC(void *window, uint32 message, uintptr w, intptr l)',
  );
  koffi.struct('TEST_WNDCLASSW', {
    style: 'uint32',
    procedure: koffi.pointer(procedure),
    classBytes: 'int',
    windowBytes: 'int',
    instance: 'void *',
    icon: 'void *',
    cursor: 'void *',
    background: 'uintptr',
    menu: 'str16',
    name: 'str16',
  });
  koffi.struct('TEST_MSG', {
    window: 'void *',
    message: 'uint32',
    w: 'uintptr',
    l: 'intptr',
    time: 'uint32',
    x: 'int32',
    y: 'int32',
  });
  const calls: WindowCalls = {
    RegisterClassW: library.func('uint16 __stdcall RegisterClassW(TEST_WNDCLASSW *description)'),
    CreateWindowExW: library.func(
      'void * __stdcall CreateWindowExW(uint32 extendedStyle, str16 className, str16 title, uint32 style, int x, int y, int width, int height, void *parent, void *menu, void *instance, void *context)',
    ),
    DefWindowProcW: library.func(
      'intptr __stdcall DefWindowProcW(void *window, uint32 message, uintptr w, intptr l)',
    ),
    PeekMessageW: library.func(
      'bool __stdcall PeekMessageW(_Out_ TEST_MSG *message, void *window, uint32 first, uint32 last, uint32 remove)',
    ),
    TranslateMessage: library.func('bool __stdcall TranslateMessage(TEST_MSG *message)'),
    DispatchMessageW: library.func('intptr __stdcall DispatchMessageW(TEST_MSG *message)'),
    SetForegroundWindow: library.func('bool __stdcall SetForegroundWindow(void *window)'),
    GetForegroundWindow: library.func('void * __stdcall GetForegroundWindow()'),
    FindWindowW: library.func('void * __stdcall FindWindowW(str16 className, str16 title)'),
    FindWindowExW: library.func(
      'void * __stdcall FindWindowExW(void *parent, void *after, str16 className, str16 title)',
    ),
    SendMessageW: library.func(
      'intptr __stdcall SendMessageW(void *window, uint32 message, uintptr w, void *l)',
    ),
  };
  return { calls, procedure: koffi.pointer(procedure) };
}

let loaded: ReturnType<typeof load> | null = null;

function windows(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

/** Opens a window of ours and asks to be in front. `told` gets what arrives at it. */
export function openWindow(told: (message: WindowMessage) => void): bigint {
  const { calls, procedure } = windows();
  const name = 'AlongsideTest';
  const take = (window: Handle, message: number, w: number, l: number): number => {
    told({ message, w, l });
    return calls.DefWindowProcW(window, message, w, l);
  };
  const nothing = { style: 0, classBytes: 0, windowBytes: 0, instance: null, icon: null, cursor: null };
  const registered = koffi.register(take, procedure);
  calls.RegisterClassW({ ...nothing, procedure: registered, background: 6, menu: null, name });
  const style = WS_OVERLAPPEDWINDOW | WS_VISIBLE;
  const window = calls.CreateWindowExW(0, name, name, style, 100, 100, 400, 300, null, null, null, null);
  if (window === null) throw new Error('no window');
  setInterval(() => {
    const message = {};
    while (calls.PeekMessageW(message, null, 0, 0, 1)) {
      calls.TranslateMessage(message);
      calls.DispatchMessageW(message);
    }
  }, PUMP_MS);
  return window;
}

/** Whether it is in front; asks for it if not. */
export function bringToFront(window: bigint): boolean {
  const { calls } = windows();
  if (calls.GetForegroundWindow() === window) return true;
  calls.SetForegroundWindow(window);
  return false;
}

/** null: there is none. */
export const findWindow = (className: string): bigint | null => windows().calls.FindWindowW(className, null);

/** The text of an editor's field, by message WM_GETTEXT. */
export function textOfField(window: bigint): string {
  const { calls } = windows();
  const field = calls.FindWindowExW(window, null, 'Edit', null);
  const text = Buffer.alloc(8_192);
  const units = calls.SendMessageW(field, WM_GETTEXT, text.length / 2, text);
  return text.toString('utf16le', 0, units * 2);
}
