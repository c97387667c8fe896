import { vi } from 'vitest';

/** As long as a person would wait for a test that hangs. */
const WAIT_MS = 30_000;

// Vitest's own waits give up after a second: too soon on a machine that does other things too.
const { waitFor, waitUntil } = vi;
vi.waitFor = (callback, options) => waitFor(callback, patient(options));
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options));

function patient(options?: Parameters<typeof waitFor>[1]) {
  return typeof options === 'number' ? options : { timeout: WAIT_MS, ...options };
}
