import { SeededRandom } from '@alongside/testkit';
import type { EmulatedPathSettings } from './emulated-path.ts';
import { type PathNature, PathQueue } from './path-queue.ts';
import { ProcessCalls } from './process-calls.ts';
import { TunDevice } from './tun-device.ts';

const [toSharerName = '', toHelperName = ''] = process.argv.slice(2);
const toSharer = new TunDevice(toSharerName);
const toHelper = new TunDevice(toHelperName);
const MINUTE_MS = 60_000;

/** What is read at one end comes out at the other when its time has come. */
class Direction {
  readonly #queue: PathQueue<Buffer>;
  readonly #from: TunDevice;
  readonly #to: TunDevice;
  #timer: NodeJS.Timeout | undefined;
  #lost = 0;
  #carried = 0;

  constructor(from: TunDevice, to: TunDevice, queue: PathQueue<Buffer>) {
    this.#from = from;
    this.#to = to;
    this.#queue = queue;
    void this.#carry();
  }

  get counted() {
    return { carried: this.#carried, lost: this.#lost };
  }

  change(nature: PathNature): void {
    this.#queue.change(nature, performance.now());
    this.#deliver();
  }

  async #carry(): Promise<void> {
    for (;;) {
      const packet = await this.#from.read();
      if (!this.#queue.enter(packet, performance.now())) this.#lost += 1;
      this.#deliver();
    }
  }

  #deliver(): void {
    clearTimeout(this.#timer);
    for (const packet of this.#queue.leave(performance.now())) {
      this.#to.write(packet);
      this.#carried += 1;
    }
    const nextMs = this.#queue.nextMs();
    if (nextMs === null) return;
    const inMs = Math.min(Math.max(nextMs - performance.now(), 0), MINUTE_MS);
    this.#timer = setTimeout(() => {
      this.#deliver();
    }, inMs);
  }
}

let directions: readonly Direction[] = [];

new ProcessCalls(process, {
  begin: ({ toHelper: downwards, toSharer: upwards, seed }: EmulatedPathSettings) => {
    const random = new SeededRandom(seed);
    const other = new SeededRandom(seed + 1);
    directions = [
      new Direction(toSharer, toHelper, new PathQueue(downwards, () => random.next())),
      new Direction(toHelper, toSharer, new PathQueue(upwards, () => other.next())),
    ];
  },
  change: (natures: Pick<EmulatedPathSettings, 'toHelper' | 'toSharer'>) => {
    directions[0]?.change(natures.toHelper);
    directions[1]?.change(natures.toSharer);
  },
  counted: () => directions.map(({ counted }) => counted),
});
