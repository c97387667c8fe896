import { execFile } from 'node:child_process';

const TIMEOUT_MS = 10_000;
const OUTPUT_MAX_BYTES = 1_000_000;

/** What a program printed, both streams, whatever its exit code; null: it isn't there, or didn't end in time. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | null>;

/** Runs a program of the system without a shell, in English. Never throws. */
export const runProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    const options = {
      timeout: TIMEOUT_MS,
      maxBuffer: OUTPUT_MAX_BYTES,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C' },
    };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const hasEnded = error === null || typeof error.code === 'number';
      resolve(hasEnded ? `${stdout}${stderr}` : null);
    });
  });
