import { Resolver } from 'node:dns/promises';
import type { Logger } from 'pino';
import type { DnsResolver } from './dns-resolver.ts';

const TIMEOUT_MS = 3_000;
const TRIES = 2;

/** Asks the name servers that the machine is configured with. */
export class NodeDnsResolver implements DnsResolver {
  readonly #resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  async textRecords(name: string): Promise<readonly string[]> {
    try {
      const records = await this.#resolver.resolveTxt(name);
      // One record comes in pieces of at most 255 bytes (RFC 7208, 3.3).
      return records.map((pieces) => pieces.join(''));
    } catch (error) {
      this.#logger.info({ name, err: error }, 'no TXT records');
      return [];
    }
  }
}
