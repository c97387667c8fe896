import { setTimeout as pause } from 'node:timers/promises';
import { nowMs } from '../machine/monotonic-clock.ts';
import { medianOf } from '../statistics.ts';
import type { DevtoolsPage } from './devtools-page.ts';
import './page-script.ts';
import { placeOf } from './surface.ts';
import type { Change, Press, Probe, Sight, Watch } from './probe.ts';

const RELEASE_MS = 15;
const ROUND_TRIPS = 40;
const BEST = 8;

/** Looks inside the page: pixels are read when the browser draws, which is every 16.7 ms. */
export class PageProbe implements Probe {
  readonly #page: DevtoolsPage;
  readonly #selector: string;
  #pointer: readonly [number, number] = [0, 0];
  /** From the page's clock to ours. */
  #offsetMs = 0;

  constructor(page: DevtoolsPage, selector: string) {
    this.#page = page;
    this.#selector = selector;
  }

  async start(watches: readonly Watch[]): Promise<void> {
    await this.#page.run(
      ([selector, looked]: readonly [string, readonly Watch[]]) => {
        window.benchProbe?.start(selector, looked);
      },
      [this.#selector, watches],
    );
    await this.#compareClocks();
  }

  async stop(): Promise<{ changes: Change[]; presses: Press[] }> {
    const found = await this.#page.run(() => window.benchProbe?.stop());
    return {
      changes: (found?.changes ?? []).map(([at, id, value]) => ({ atMs: at + this.#offsetMs, id, value })),
      presses: (found?.presses ?? []).map((at) => ({ atMs: at + this.#offsetMs })),
    };
  }

  async seen(): Promise<Record<string, number>> {
    return (await this.#page.run(() => window.benchProbe?.seen())) ?? {};
  }

  async moveTo(x: number, y: number): Promise<void> {
    this.#pointer = await placeOf(this.#page, this.#selector, x, y);
    await this.#page.mouse('mouseMoved', ...this.#pointer);
  }

  async press(kind: 'key' | 'button', key = 'a'): Promise<Press> {
    const atMs = nowMs();
    if (kind === 'key') await this.#page.key(true, key);
    else await this.#page.mouse('mousePressed', ...this.#pointer);
    void pause(RELEASE_MS).then(() =>
      kind === 'key' ? this.#page.key(false, key) : this.#page.mouse('mouseReleased', ...this.#pointer),
    );
    return { atMs };
  }

  async wait(ids: readonly string[], value: number | null, timeoutMs: number): Promise<Sight | null> {
    const found = await this.#page.run(
      ([which, wanted, limit]: readonly [readonly string[], number | null, number]) =>
        window.benchProbe?.wait(which, wanted, limit),
      [ids, value, timeoutMs],
    );
    if (found?.at === undefined || found.at === null) return null;
    const press = found.presses.at(-1);
    return {
      atMs: Object.fromEntries(Object.entries(found.at).map(([id, at]) => [id, at + this.#offsetMs])),
      pressedAtMs: press === undefined ? null : press + this.#offsetMs,
    };
  }

  /** By the fastest of many round trips. */
  async #compareClocks(): Promise<void> {
    const trips: { readonly ms: number; readonly offsetMs: number }[] = [];
    for (let trip = 0; trip < ROUND_TRIPS; trip += 1) {
      const from = nowMs();
      const there = (await this.#page.run(() => window.benchProbe?.now())) ?? Number.NaN;
      const to = nowMs();
      trips.push({ ms: to - from, offsetMs: (from + to) / 2 - there });
    }
    const best = trips.toSorted((one, other) => one.ms - other.ms).slice(0, BEST);
    this.#offsetMs = medianOf(best.map(({ offsetMs }) => offsetMs));
  }
}
