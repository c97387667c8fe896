import timerWorkerAddress from './timer-worker.ts?worker&url';

/** The only Trusted Types policy that the server's content security policy lets the web apps make. */
const POLICY = 'alongside';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): URL };
}

/** Starts the worker of `WorkerClock`; where Trusted Types are enforced, by a policy that knows this one address. */
export function startTimerWorker(): Worker {
  const address = new URL(timerWorkerAddress, window.location.href);
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return new Worker(address, { type: 'module' });
  const policy = trustedTypes.createPolicy(POLICY, {
    createScriptURL: (asked) => {
      if (asked !== address.href) throw new TypeError('Only the timer worker may be started');
      return asked;
    },
  });
  return new Worker(policy.createScriptURL(address.href), { type: 'module' });
}
