import { useLocale } from '@alongside/ui';
import { SearchBox, makeStyles } from '@fluentui/react-components';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../shell/shortcuts.tsx';

/** Typing pauses at least this long before the server is asked. */
const PAUSE_MS = 250;

const useStyles = makeStyles({
  box: { flex: '1 1 200px', maxWidth: '420px' },
  field: { width: '100%', maxWidth: 'none' },
});

interface ListSearchProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** The search of a list; the shortcut for searching leads here. */
export function ListSearch({ label, value, onSearch }: ListSearchProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  // Changed from elsewhere (a reset, the back button) rather than by typing here.
  if (asked !== value) {
    setAsked(value);
    if (text.trim() !== value) setText(value);
  }
  const box = useRef<HTMLDivElement>(null);
  const router = useRouter();
  // Of the moment in which the pause ends: meanwhile the list may have been sorted or narrowed.
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  }, [onSearch]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useShortcut('search', () => box.current?.querySelector('input')?.focus());
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div ref={box} className={styles.box}>
      <SearchBox
        className={styles.field}
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={200}
        dismiss={{ 'aria-label': t('console.list.clear-search') }}
        onChange={(_event, { value: typed }) => {
          setText(typed);
          clearTimeout(timer.current);
          const { pathname } = router.latestLocation;
          timer.current = setTimeout(() => {
            // Whoever is on the way to another page doesn't come back for a search.
            if (router.latestLocation.pathname === pathname) search.current(typed.trim());
          }, PAUSE_MS);
        }}
      />
    </div>
  );
}
