import type { AgentWindowCommand } from '@alongside/protocol';
import { useCallback, useState } from 'react';
import { useAgent } from './use-agent.ts';

interface CommandInHand {
  readonly isBusy: boolean;
  /** Why the last one wasn't done; null: nothing is known to be wrong. */
  readonly error: unknown;
  readonly run: (command: AgentWindowCommand) => void;
  readonly clear: () => void;
}

/** Sends commands of one place in the page and keeps what became of the last one. */
export function useCommand(): CommandInHand {
  const { command } = useAgent();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = useCallback(
    (asked: AgentWindowCommand) => {
      setIsBusy(true);
      setError(null);
      command(asked)
        .catch(setError)
        .finally(() => {
          setIsBusy(false);
        });
    },
    [command],
  );
  const clear = useCallback(() => {
    setError(null);
  }, []);
  return { isBusy, error, run, clear };
}
