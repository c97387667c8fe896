import type { X11Connection } from '../../x11/x11-connection.ts';
import type { Answered, X11Event } from '../../x11/x11-package.ts';

interface DamageExtension {
  readonly firstEvent: number;
  readonly ReportLevel: { readonly BoundingBox: number };
  Create(damage: number, drawable: number, level: number): void;
  /** Everything so far counts as seen, and is in `parts` now. `repair` 0: all of it. */
  Subtract(damage: number, repair: number, parts: number): void;
}

export interface DamageEvent extends X11Event {
  readonly name: 'DamageNotify';
  readonly area: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

interface SharedMemoryExtension {
  readonly ImageFormat: { readonly ZPixmap: number };
  Attach(segment: number, id: number, isReadOnly: boolean, answered: Answered<unknown>): void;
  Detach(segment: number): void;
  GetImage(
    ...request: [
      drawable: number,
      x: number,
      y: number,
      width: number,
      height: number,
      planes: number,
      format: number,
      segment: number,
      offset: number,
      answered: Answered<unknown>,
    ]
  ): void;
}

export interface CursorImage {
  readonly width: number;
  readonly height: number;
  readonly xhot: number;
  readonly yhot: number;
  /** Blue, green, red, alpha; premultiplied. */
  readonly cursorImage: Buffer;
}

interface WireRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DamagedRegion {
  readonly rectangles: readonly WireRectangle[];
}

interface FixesExtension {
  CreateRegion(region: number, rectangles: readonly WireRectangle[]): void;
  FetchRegion(region: number, answered: Answered<DamagedRegion>): void;
  readonly CursorNotifyMask: { readonly DisplayCursor: number };
  SelectCursorInput(window: number, mask: number): void;
  GetCursorImage(answered: Answered<CursorImage>): void;
}

export interface RandrExtension {
  readonly firstEvent: number;
  readonly NotifyMask: { readonly ScreenChange: number; readonly CrtcChange: number };
  SelectInput(window: number, mask: number): void;
  GetScreenResourcesCurrent(window: number, answered: Answered<ScreenResources>): void;
  GetOutputInfo(output: number, configuredAt: number, answered: Answered<OutputInfo>): void;
  GetCrtcInfo(crtc: number, configuredAt: number, answered: Answered<CrtcInfo>): void;
  GetOutputPrimary(window: number, answered: Answered<number>): void;
}

export interface ScreenResources {
  readonly config_timestamp: number;
  readonly outputs: readonly number[];
}

export interface OutputInfo {
  readonly name: string;
  /** 0: nothing is shown on it. */
  readonly crtc: number;
}

export interface CrtcInfo {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface InputExtension {
  readonly EventType: { readonly RawMotion: number };
  readonly EventMask: { readonly RawMotion: number };
  XISelectEvents(window: number, selection: { readonly deviceId: number; readonly mask: number }): void;
}

export interface CaptureExtensions {
  readonly damage: DamageExtension;
  readonly sharedMemory: SharedMemoryExtension;
  readonly fixes: FixesExtension;
  readonly randr: RandrExtension;
  readonly input: InputExtension;
}

/** @throws {AgentError} DISPLAY_UNAVAILABLE: one of them is missing. */
export async function loadCaptureExtensions(connection: X11Connection): Promise<CaptureExtensions> {
  // Damage reports need XFixes to be announced before.
  const fixes = await connection.extension<FixesExtension>('fixes');
  const [damage, sharedMemory, randr, input] = await Promise.all([
    connection.extension<DamageExtension>('damage'),
    connection.extension<SharedMemoryExtension>('shm'),
    connection.extension<RandrExtension>('randr'),
    connection.extension<InputExtension>('xinput'),
  ]);
  return { damage, sharedMemory, fixes, randr, input };
}
