import type {
  Rectangle,
  ScreenGeometry,
  ScreenPicture,
  ScreenSource,
  ScreenSourceHandlers,
} from '@alongside/agent';
import type { OutsideCalls } from './windows-calls.ts';
import type { WindowsComputer } from './windows-computer.ts';

/** The screen of Windows, read by the program in it. */
export class RemoteScreenSource implements ScreenSource {
  readonly #computer: WindowsComputer;
  #geometry: ScreenGeometry;

  /** @param start starts the computer that tells these things */
  static async open(
    handlers: ScreenSourceHandlers,
    start: (told: Partial<OutsideCalls>) => Promise<WindowsComputer>,
  ): Promise<RemoteScreenSource> {
    let source: RemoteScreenSource | null = null;
    const computer = await start({
      geometryChanged: (geometry) => {
        if (source !== null) source.#geometry = geometry;
        handlers.geometryChanged(geometry);
      },
      screenChanged: () => {
        handlers.changed();
      },
      pointerMoved: (x, y) => {
        handlers.pointerMoved(x, y);
      },
      pointerShaped: (shape) => {
        handlers.pointerShaped(shape);
      },
    });
    source = new RemoteScreenSource(computer, await computer.call('openScreen'));
    return source;
  }

  private constructor(computer: WindowsComputer, geometry: ScreenGeometry) {
    this.#computer = computer;
    this.#geometry = geometry;
  }

  get geometry(): ScreenGeometry {
    return this.#geometry;
  }

  watch(area: Rectangle): void {
    void this.#computer.call('watch', area);
  }

  grab(): Promise<ScreenPicture | null> {
    return this.#computer.call('grab');
  }

  [Symbol.dispose](): void {
    void this.#computer.call('closeScreen');
  }
}
