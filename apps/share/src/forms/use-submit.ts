import { type SyntheticEvent, useState } from 'react';

interface Submit {
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Runs the action unless it is running; also as a form's `onSubmit`. */
  readonly submit: (event?: SyntheticEvent) => void;
  readonly clear: () => void;
}

/** One action of a page with its progress and its error. */
export function useSubmit(act: () => Promise<unknown>): Submit {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    act()
      .catch(setError)
      .finally(() => {
        setIsBusy(false);
      });
  };
  return {
    isBusy,
    error,
    submit,
    clear: () => {
      setError(null);
    },
  };
}
