import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A signal that reaches us twice at once (from the terminal and from npm) is one wish, not two. */
const sameWishMs = 500;

/** The newest output is what explains a failure; a child that talks for hours must not fill the memory. */
const keptOutputChars = 200_000;

/**
 * Runs a program to its end without showing what it says.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onWait?: (seconds: number) => void, waitMs?: number,
 *   signal?: AbortSignal }} [options]
 *   `signal` ends the program; `onWait` is called every `waitMs` (default 15,000) while the program runs.
 * @returns {Promise<{ code: number, output: string }>} `code` is 127 when the program can't be started.
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-keptOutputChars);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const waiting = setInterval(() => {
      options.onWait?.(Math.round((Date.now() - startedAt) / 1000));
    }, options.waitMs ?? 15_000);
    child.once('error', (error) => {
      keep(Buffer.from(`${error.message}\n`));
      // What was ended through `signal` is still to close; what never started never will.
      if (child.pid === undefined) finish(127);
    });
    child.once('close', (code, signal) => {
      finish(exitCodeOf(code, signal));
    });
    /** @param {number} code */
    const finish = (code) => {
      clearInterval(waiting);
      resolve({ code, output });
    };
  });
}

/**
 * Runs a program in our place: it has our terminal, our signals go to it, its exit code becomes ours.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit code
 */
export function runInOurPlace(command, args, options = {}) {
  return new Promise((resolve) => {
    // In a group of its own the child hears Ctrl-C from us alone, so it never takes one press for two.
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: 'inherit',
      detached: process.platform !== 'win32',
    });
    const stopForwarding = forwardSignals(child);
    child.once('error', (error) => {
      stopForwarding();
      console.error(`Can't start ${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops forwarding
 */
function forwardSignals(child) {
  /** @type {Map<NodeJS.Signals, number>} */
  const lastAt = new Map();
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    const now = Date.now();
    if (now - (lastAt.get(signal) ?? 0) < sameWishMs) return;
    lastAt.set(signal, now);
    child.kill(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + constants.signals[signal];
}
