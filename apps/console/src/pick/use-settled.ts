import { useEffect, useState } from 'react';

/** Typing pauses at least this long before the server is asked. */
const PAUSE_MS = 250;

/** A text as soon as nobody types any more. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
