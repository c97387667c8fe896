import { inspect } from 'node:util';

/**
 * Why the program can't start or go on, in a sentence that says what to do. It is printed as it is, without a stack;
 * everything else that ends the program is a fault of ours.
 */
export class StartFault extends Error {
  readonly code: StartFaultCode;

  constructor(code: StartFaultCode, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.name = 'StartFault';
    this.code = code;
  }

  get exitCode(): number {
    return EXIT_CODES[this.code];
  }
}

/** Exit codes, so that a service manager can tell them apart: 64 and up as in BSD's sysexits. */
const EXIT_CODES = {
  OPTION_INVALID: 64,
  DATA_FOLDER_UNUSABLE: 73,
  DATA_FOLDER_IN_USE: 75,
  DATA_NEWER: 78,
  DATABASE_UNREACHABLE: 69,
  DATABASE_REFUSED: 77,
  KEYS_DIFFER: 78,
  PORT_TAKEN: 69,
  PORT_REFUSED: 77,
  TLS_UNUSABLE: 66,
  DATA_OLDER: 78,
  DATABASE_NOT_EMPTY: 73,
  BACKUP_DAMAGED: 65,
  BACKUP_UNREADABLE: 66,
  BACKUP_UNWRITABLE: 73,
  SERVER_NOT_ANSWERING: 69,
  NOBODY_FOUND: 67,
  COMMAND_REFUSED: 77,
} as const;
export type StartFaultCode = keyof typeof EXIT_CODES;
export const startFaultCodes = Object.keys(EXIT_CODES) as [StartFaultCode, ...StartFaultCode[]];

const EXIT_CODE_OF_OUR_FAULTS = 70;

/** Ends the program with a sentence for what somebody can change, and with the whole fault for what only we can. */
export function endWith(error: unknown): void {
  const isExpected = error instanceof StartFault;
  process.stderr.write(`${isExpected ? error.message : inspect(error)}\n`);
  process.exitCode = isExpected ? error.exitCode : EXIT_CODE_OF_OUR_FAULTS;
}
