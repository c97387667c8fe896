import koffi from 'koffi';
import { AgentError } from '../../agent-error.ts';

const PRIVATE = 0;
const CREATE_FOR_US_ALONE = 0o1600;
const REMOVE = 0;

interface SystemCalls {
  readonly shmget: (key: number, sizeBytes: number, flags: number) => number;
  readonly shmat: (id: number, address: null, flags: number) => unknown;
  readonly shmdt: (address: unknown) => number;
  readonly shmctl: (id: number, command: number, buffer: null) => number;
}

let systemCalls: SystemCalls | null = null;

function loadSystemCalls(): SystemCalls {
  const libc = koffi.load('libc.so.6');
  return {
    shmget: libc.func('int shmget(int key, size_t size, int flags)') as SystemCalls['shmget'],
    shmat: libc.func('void *shmat(int id, void *address, int flags)') as SystemCalls['shmat'],
    shmdt: libc.func('int shmdt(void *address)') as SystemCalls['shmdt'],
    shmctl: libc.func('int shmctl(int id, int command, void *buffer)') as SystemCalls['shmctl'],
  };
}

/** Unmapped only when nobody can reach the bytes any more: a read of memory that is gone would end the process. */
const mapped = new FinalizationRegistry<() => void>((unmap) => {
  unmap();
});

/** A System V segment that the display writes into and we read. */
export class SharedMemory {
  readonly id: number;
  readonly bytes: Buffer;
  readonly #calls: SystemCalls;

  /** @throws {AgentError} SHARED_MEMORY_UNAVAILABLE */
  constructor(sizeBytes: number) {
    systemCalls ??= loadSystemCalls();
    const calls = systemCalls;
    this.#calls = calls;
    this.id = calls.shmget(PRIVATE, sizeBytes, CREATE_FOR_US_ALONE);
    if (this.id < 0) throw new AgentError('SHARED_MEMORY_UNAVAILABLE');
    const address = calls.shmat(this.id, null, 0);
    if (BigInt.asIntN(64, koffi.address(address)) === -1n) {
      this.release();
      throw new AgentError('SHARED_MEMORY_UNAVAILABLE');
    }
    const memory = koffi.view(address, sizeBytes);
    mapped.register(memory, () => calls.shmdt(address));
    this.bytes = Buffer.from(memory);
  }

  /** Once the display is attached: the system frees the segment when the last of us detaches, however we end. */
  release(): void {
    this.#calls.shmctl(this.id, REMOVE, null);
  }
}
