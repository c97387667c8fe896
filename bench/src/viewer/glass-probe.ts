import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@alongside/e2e';
import { SCREEN, type VirtualScreen } from '../desktop/virtual-screen.ts';
import { fromNanoseconds } from '../machine/monotonic-clock.ts';
import { nativeProgram } from '../machine/native-program.ts';
import type { Program, Programs } from '../machine/programs.ts';
import type { DevtoolsPage } from './devtools-page.ts';
import type { Change, Press, Probe, Sight, Watch } from './probe.ts';
import { placeOf, surfaceOf } from './surface.ts';

/** The pointer comes from a little aside, so that it has moved for certain. */
const ASIDE_PX = 3;
const SETTLE_MS = 100;

/**
 * Looks from in front of the viewer's screen: its pixels are read from memory twice a millisecond, and input comes
 * from the screen's own server. Nothing runs in the page.
 */
export class GlassProbe implements Probe {
  readonly #program: Program;
  readonly #page: DevtoolsPage;
  readonly #selector: string;
  #changes: Change[] = [];
  #presses: Press[] = [];
  readonly #seen = new Map<string, Change>();
  #waiting: (() => boolean)[] = [];
  #played: ((atMs: number) => void) | null = null;
  #isReady = false;

  static async start(
    programs: Programs,
    screen: VirtualScreen,
    page: DevtoolsPage,
    selector: string,
  ): Promise<GlassProbe> {
    const probe = new GlassProbe(programs, screen, page, selector);
    await until('the probe', () => probe.#isReady);
    return probe;
  }

  private constructor(programs: Programs, screen: VirtualScreen, page: DevtoolsPage, selector: string) {
    this.#page = page;
    this.#selector = selector;
    this.#program = programs.start(
      'probe',
      nativeProgram('glass'),
      [screen.display, screen.framebuffer ?? ''],
      {
        heard: (line) => {
          this.#hear(line);
        },
      },
    );
  }

  async start(watches: readonly Watch[]): Promise<void> {
    this.#changes = [];
    this.#presses = [];
    this.#seen.clear();
    this.#program.tell('clear');
    const { left, top, width, height } = await surfaceOf(this.#page, this.#selector);
    const [scaleX, scaleY] = [width / SCREEN.widthPx, height / SCREEN.heightPx];
    for (const watch of watches) {
      const at = `${watch.id} ${left + watch.x * scaleX} ${top + watch.y * scaleY}`;
      if (watch.kind === 'colour') this.#program.tell(`col ${at} ${watch.colours.join(' ')}`);
      else this.#program.tell(`bar ${at} ${watch.cellPx * scaleX} ${watch.cellPx * scaleY}`);
    }
    this.#program.tell('start');
    await pause(SETTLE_MS);
  }

  async stop(): Promise<{ changes: Change[]; presses: Press[] }> {
    this.#program.tell('stop');
    await pause(SETTLE_MS);
    return { changes: this.#changes, presses: this.#presses };
  }

  seen(): Promise<Record<string, number>> {
    return Promise.resolve(Object.fromEntries([...this.#seen].map(([id, { value }]) => [id, value])));
  }

  async moveTo(x: number, y: number): Promise<void> {
    const [left, top] = await placeOf(this.#page, this.#selector, x, y);
    await this.#play(`move ${left - ASIDE_PX} ${top - ASIDE_PX}`);
    await pause(SETTLE_MS);
    await this.#play(`move ${left} ${top}`);
    await pause(SETTLE_MS);
  }

  async press(kind: 'key' | 'button', key = 'a'): Promise<Press> {
    const press = {
      atMs: await this.#play(kind === 'button' ? 'btn' : `key ${key === ' ' ? 'space' : key}`),
    };
    this.#presses.push(press);
    return press;
  }

  wait(ids: readonly string[], value: number | null, timeoutMs: number): Promise<Sight | null> {
    const { promise, resolve } = Promise.withResolvers<Sight | null>();
    const valueOf = (id: string): number => this.#seen.get(id)?.value ?? -1;
    const check = (): boolean => {
      if (!ids.every((id) => (value === null ? valueOf(id) >= 0 : valueOf(id) === value))) return false;
      const atMs = Object.fromEntries(ids.map((id) => [id, this.#seen.get(id)?.atMs ?? 0]));
      resolve({ atMs, pressedAtMs: this.#presses.at(-1)?.atMs ?? null });
      return true;
    };
    if (check()) return promise;
    this.#waiting.push(check);
    setTimeout(() => {
      resolve(null);
    }, timeoutMs);
    return promise;
  }

  async #play(command: string): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#played = resolve;
    this.#program.tell(command);
    return promise;
  }

  #hear(line: string): void {
    const [kind, at, id = '', value] = line.split(' ');
    if (kind === 'READY') this.#isReady = true;
    else if (kind === 'I') this.#played?.(fromNanoseconds(at));
    else if (kind === 'C') {
      const change = { atMs: fromNanoseconds(at), id, value: Number(value) };
      this.#changes.push(change);
      this.#seen.set(id, change);
      this.#waiting = this.#waiting.filter((isDone) => !isDone());
    }
  }
}
