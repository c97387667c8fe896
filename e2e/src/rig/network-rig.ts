import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function ip(...args: string[]): Promise<string> {
  const { stdout } = await run('ip', args);
  return stdout;
}

/** Names begin with this and the owner's process id: an interface name has room for fifteen characters. */
const namePrefix = 'al';

interface Wiring {
  readonly namespace: string;
  readonly bridge: string;
  /** The end outside, on the bridge. */
  readonly outerLink: string;
  readonly address: string;
  /** The machine's address on the rig. */
  readonly gateway: string;
}

const innerLink = 'net0';
const prefixLength = 24;

/** What may be sent to; everything else is dropped without a word. */
export interface AllowedWay {
  readonly protocol: 'udp' | 'tcp';
  readonly address: string;
  readonly port: number;
}

/** A network of a person's own: one interface, one address, one cable to the rig's switch. */
export class NetworkNamespace {
  readonly #wiring: Wiring;
  #address: string;

  private constructor(wiring: Wiring) {
    this.#wiring = wiring;
    this.#address = wiring.address;
  }

  static async create(wiring: Wiring): Promise<NetworkNamespace> {
    const { namespace, outerLink, bridge } = wiring;
    await ip('netns', 'add', namespace);
    await ip('link', 'add', outerLink, 'type', 'veth', 'peer', 'name', innerLink, 'netns', namespace);
    await ip('link', 'set', outerLink, 'master', bridge, 'up');
    await ip('-n', namespace, 'link', 'set', 'lo', 'up');
    await ip('-n', namespace, 'link', 'set', innerLink, 'up');
    const network = new NetworkNamespace(wiring);
    await network.#takeAddress(wiring.address);
    return network;
  }

  async #takeAddress(address: string): Promise<void> {
    const { namespace, gateway } = this.#wiring;
    await ip('-n', namespace, 'address', 'add', `${address}/${prefixLength}`, 'dev', innerLink);
    // It leads nowhere; but a browser without a default route believes that it is offline, and gathers no candidates.
    await ip('-n', namespace, 'route', 'replace', 'default', 'via', gateway);
    this.#address = address;
  }

  get address(): string {
    return this.#address;
  }

  /** Put before a command, it makes the command run in this network. */
  get commandPrefix(): readonly string[] {
    return ['ip', 'netns', 'exec', this.#wiring.namespace];
  }

  /** Pulls the cable at the switch: nothing arrives any more, and the device notices that it has no link. */
  async cut(): Promise<void> {
    await ip('link', 'set', this.#wiring.outerLink, 'down');
  }

  /**
   * Takes the port off the switch: nothing arrives any more, but the device still has its link and address,
   * as when something farther away breaks.
   */
  async isolate(): Promise<void> {
    await ip('link', 'set', this.#wiring.outerLink, 'nomaster');
  }

  /** Undoes {@link cut} and {@link isolate}. */
  async restore(): Promise<void> {
    const { outerLink, bridge } = this.#wiring;
    await ip('link', 'set', outerLink, 'master', bridge, 'up');
  }

  /** The device is in another network from now on: it loses its address and gets this one of the rig's range. */
  async changeAddress(address: string): Promise<void> {
    await ip('-n', this.#wiring.namespace, 'address', 'flush', 'dev', innerLink);
    await this.#takeAddress(address);
  }

  /** The two devices' ports stop talking to one another; both still reach the machine. */
  async isolateFromOthers(): Promise<void> {
    await ip('link', 'set', this.#wiring.outerLink, 'type', 'bridge_slave', 'isolated', 'on');
  }

  /** Gets an interface of the machine's, and sends everything for the other device there. */
  async takeCable(name: string, other: NetworkNamespace): Promise<void> {
    const { namespace } = this.#wiring;
    await ip('link', 'set', name, 'netns', namespace);
    await ip('-n', namespace, 'link', 'set', name, 'up');
    await ip('-n', namespace, 'route', 'add', other.address, 'dev', name, 'src', this.address);
  }

  /** As behind a strict company's firewall: nothing else leaves the device, and only answers come in. Undone by `null`. */
  async allowOnly(ways: readonly AllowedWay[] | null): Promise<void> {
    const allowed = (ways ?? []).map(
      ({ protocol, address, port }) => `ip daddr ${address} ${protocol} dport ${port} accept`,
    );
    const lines = [
      'table inet rig {}',
      'delete table inet rig',
      ...(ways === null
        ? []
        : [
            'table inet rig {',
            'chain out { type filter hook output priority 0; policy drop; oif lo accept',
            'ct state established,related accept',
            ...allowed,
            '}',
            'chain in { type filter hook input priority 0; policy drop; iif lo accept',
            'ct state established,related accept',
            '}',
            '}',
          ]),
    ];
    const nft = run('ip', ['netns', 'exec', this.#wiring.namespace, 'nft', '-f', '-']);
    nft.child.stdin?.end(lines.join('\n'));
    await nft;
  }

  async remove(): Promise<void> {
    // The interface goes with its namespace only when the kernel gets to it; its name has to be free at once.
    await ip('link', 'delete', this.#wiring.outerLink);
    await ip('netns', 'delete', this.#wiring.namespace);
  }
}

/** Removes what rigs left behind whose process was killed. */
async function removeOrphans(): Promise<void> {
  const running = new Set(await readdir('/proc'));
  const isOrphan = (name: string): boolean => {
    const owner = new RegExp(`^${namePrefix}(\\d+)[a-z]$`).exec(name)?.[1];
    return owner !== undefined && !running.has(owner);
  };
  const links = await ip('-oneline', 'link', 'show');
  for (const [, name] of links.matchAll(/^\d+: ([^:@]+)/gm)) {
    if (name !== undefined && isOrphan(name)) await ip('link', 'delete', name);
  }
  const namespaces = await ip('netns', 'list');
  for (const line of namespaces.split('\n')) {
    const name = line.split(' ')[0] ?? '';
    if (isOrphan(name)) await ip('netns', 'delete', name);
  }
}

/**
 * A small network on this machine, of real interfaces: a switch with the machine itself (where servers run)
 * and two devices on it. What is sent between the devices passes no loopback, so that a cable can be pulled.
 *
 * Needs root and the program `ip`; {@link NetworkRig.obstacle} says whether they are there.
 */
export class NetworkRig implements AsyncDisposable {
  /** Where the devices find servers of this machine. */
  readonly serverAddress: string;
  readonly sharer: NetworkNamespace;
  readonly helper: NetworkNamespace;
  readonly #range: string;
  readonly #resources: AsyncDisposableStack;
  #spareHost = 100;

  private constructor(
    range: string,
    devices: { readonly sharer: NetworkNamespace; readonly helper: NetworkNamespace },
    resources: AsyncDisposableStack,
  ) {
    this.#range = range;
    this.serverAddress = `${range}.1`;
    this.sharer = devices.sharer;
    this.helper = devices.helper;
    this.#resources = resources;
  }

  /** Why there can't be a rig on this machine, or `undefined` when there can. */
  static async obstacle(): Promise<string | undefined> {
    if (process.getuid?.() !== 0) return 'network namespaces need root';
    const probe = `${namePrefix}${process.pid}p`;
    try {
      await ip('netns', 'add', probe);
      await ip('netns', 'delete', probe);
      return undefined;
    } catch (error) {
      return `network namespaces can't be made: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  static async create(): Promise<NetworkRig> {
    await using resources = new AsyncDisposableStack();
    await removeOrphans();
    const own = `${namePrefix}${process.pid}`;
    // A range by process id, so that rigs of several test runs don't meet.
    const range = `10.${200 + (process.pid % 50)}.${Math.floor(process.pid / 50) % 250}`;
    const bridge = `${own}b`;
    await ip('link', 'add', bridge, 'type', 'bridge');
    resources.defer(async () => {
      await ip('link', 'delete', bridge);
    });
    await ip('address', 'add', `${range}.1/${prefixLength}`, 'dev', bridge);
    await ip('link', 'set', bridge, 'up');
    const connect = async (letter: string, host: number): Promise<NetworkNamespace> => {
      const wiring = {
        namespace: `${own}${letter}`,
        outerLink: `${own}${letter}`,
        bridge,
        gateway: `${range}.1`,
      };
      return NetworkNamespace.create({ ...wiring, address: `${range}.${host}` });
    };
    const sharer = await connect('s', 2);
    resources.defer(() => sharer.remove());
    const helper = await connect('h', 3);
    resources.defer(() => helper.remove());
    return new NetworkRig(range, { sharer, helper }, resources.move());
  }

  /** From now on nothing goes from device to device: the ways between them lead over this machine. */
  async separate(): Promise<void> {
    await this.sharer.isolateFromOthers();
    await this.helper.isolateFromOthers();
  }

  /** An address of the rig's range that nobody has, for {@link NetworkNamespace.changeAddress}. */
  spareAddress(): string {
    this.#spareHost += 1;
    return `${this.#range}.${this.#spareHost}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}
