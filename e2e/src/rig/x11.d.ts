/** The part of the pure JavaScript X client that the bar-code program uses; the package has no types of its own. */
declare module 'x11' {
  export interface XScreen {
    readonly root: number;
    readonly white_pixel: number;
    readonly black_pixel: number;
  }

  export interface XEvent {
    readonly name: string;
    readonly state?: number;
  }

  export interface XConnection {
    AllocID(): number;
    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      borderWidth: number,
      depth: number,
      windowClass: number,
      visual: number,
      values: { backgroundPixel: number; overrideRedirect: boolean; eventMask: number },
    ): void;
    MapWindow(window: number): void;
    RaiseWindow(window: number): void;
    CreateGC(context: number, drawable: number, values: { foreground: number }): void;
    CreatePixmap(pixmap: number, drawable: number, depth: number, width: number, height: number): void;
    CopyArea(
      source: number,
      destination: number,
      context: number,
      sourceX: number,
      sourceY: number,
      x: number,
      y: number,
      width: number,
      height: number,
    ): void;
    PolyFillRectangle(drawable: number, context: number, rectangles: readonly number[]): void;
    /** Gives the keyboard to a window that is on the screen. */
    SetInputFocus(window: number, revertTo: number): void;
    /** A request with an answer: when it comes, everything before it has been drawn. */
    GetInputFocus(answered: (error: unknown) => void): void;
    on(event: 'event', listener: (event: XEvent) => void): void;
    on(event: 'error', listener: (error: unknown) => void): void;
    on(event: 'end', listener: () => void): void;
  }

  export interface XDisplay {
    readonly client: XConnection;
    readonly screen: readonly (XScreen & { readonly root_depth: number })[];
  }

  export function createClient(
    options: { readonly display: string },
    connected: (error: Error | null | undefined, display: XDisplay) => void,
  ): void;

  export const eventMask: { readonly VisibilityChange: number };

  const x11: { readonly createClient: typeof createClient; readonly eventMask: typeof eventMask };
  // eslint-disable-next-line no-restricted-syntax -- the package is CommonJS; its only export is this
  export default x11;
}
