import { openSync, read, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import koffi from 'koffi';

const readFrom = promisify(read);

/** From linux/if_tun.h: packets of IP, without a header before them. */
const SET_INTERFACE = 0x4004_54ca;
const FLAGS = 0x0001 | 0x1000;
const REQUEST_BYTES = 40;
const NAME_BYTES = 16;
const PACKET_MAX_BYTES = 65_535;

/** A network interface whose cable ends in this process: what the system sends there is read here, and the other way round. */
export class TunDevice {
  readonly #file: number;

  /** Makes the interface, in this process's network; it goes when the process ends. Needs root. */
  constructor(name: string) {
    const ioctl = koffi.load('libc.so.6').func('int ioctl(int file, unsigned long request, void *argument)');
    this.#file = openSync('/dev/net/tun', 'r+');
    const request = Buffer.alloc(REQUEST_BYTES);
    request.write(name, 0, NAME_BYTES - 1, 'latin1');
    request.writeUInt16LE(FLAGS, NAME_BYTES);
    if (ioctl(this.#file, SET_INTERFACE, request) !== 0) throw new Error(`No interface ${name}`);
  }

  /** Waits for a packet, on a thread; one at a time. */
  async read(): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(PACKET_MAX_BYTES);
    const { bytesRead } = await readFrom(this.#file, buffer, 0, PACKET_MAX_BYTES, null);
    return Buffer.from(buffer.subarray(0, bytesRead));
  }

  write(packet: Buffer): void {
    writeSync(this.#file, packet);
  }
}
