import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SESSION_CODE_LENGTH } from '@alongside/protocol';
import { type ChangeEvent, useLayoutEffect, useRef, useState } from 'react';
import { codeLetters, groupedCaret, groupedLetters } from './code-text.ts';

/** Letters, and the dash between its halves. */
const CELLS = SESSION_CODE_LENGTH + 1;
const DASH_CELL = SESSION_CODE_LENGTH / 2;

const useStyles = makeStyles({
  // One cell is as wide as one letter of a fixed-width font with its letter spacing, so that the boxes behind the field
  // stand under its letters whatever the font is, and caret, selection and paste stay the browser's own.
  root: {
    containerType: 'inline-size',
    width: '100%',
  },
  field: {
    '--cell': `min(54px, calc((100cqi - 2px) / ${CELLS}))`,
    position: 'relative',
    display: 'flex',
    width: `calc(var(--cell) * ${CELLS})`,
    height: 'calc(var(--cell) * 1.28)',
    marginInline: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: 'calc(var(--cell) * 0.58)',
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: {
    flex: '0 0 var(--cell)',
    boxSizing: 'border-box',
    marginBlock: '1px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundClip: 'padding-box',
    transform: 'scaleX(0.88)',
    transitionProperty: 'border-color, background-color',
    transitionDuration: tokens.durationFaster,
    '@media (forced-colors: active)': { border: '2px solid CanvasText' },
  },
  filled: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorBrandStroke2}`,
  },
  next: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { border: '3px solid Highlight' },
  },
  wrong: { border: `2px solid ${tokens.colorStatusDangerBorder2}` },
  gap: { flex: '0 0 var(--cell)' },
  dash: {
    display: 'grid',
    placeItems: 'center',
    '::before': {
      content: '""',
      width: '34%',
      height: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
  },
  input: {
    position: 'absolute',
    insetBlock: 0,
    insetInlineStart: 0,
    // Wider than its letters, so that a caret behind the last one never scrolls them.
    width: 'calc(100% + 24px)',
    boxSizing: 'border-box',
    margin: 0,
    border: 'none',
    paddingBlock: 0,
    paddingInlineStart: 'calc((var(--cell) - 1ch) / 2)',
    paddingInlineEnd: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    caretColor: tokens.colorCompoundBrandStroke,
    font: 'inherit',
    letterSpacing: 'calc(var(--cell) - 1ch)',
    textTransform: 'uppercase',
    outlineStyle: 'none',
  },
});

interface CodeEntryProps {
  readonly id?: string;
  readonly letters: string;
  readonly onChange: (letters: string) => void;
  readonly isWrong: boolean;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-labelledby'?: string | undefined;
}

/** One wide field for a session code, drawn as boxes. Takes any case, spaces, dashes, or the whole link. */
export function CodeEntry({ letters, onChange, isWrong, ...field }: CodeEntryProps) {
  const styles = useStyles();
  const [isFocused, setIsFocused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [letters]);
  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const before = codeLetters(target.value.slice(0, target.selectionStart ?? target.value.length));
    caret.current = groupedCaret(before.length);
    onChange(codeLetters(target.value));
  };
  return (
    <div className={styles.root}>
      <div className={styles.field} dir="ltr">
        {Array.from({ length: CELLS }, (_, cell) => {
          if (cell === DASH_CELL) {
            // From the fifth letter on the field itself has the dash.
            const isDrawn = letters.length <= DASH_CELL;
            return (
              <span
                key={cell}
                aria-hidden="true"
                className={mergeClasses(styles.gap, isDrawn && styles.dash)}
              />
            );
          }
          const index = cell > DASH_CELL ? cell - 1 : cell;
          const isNext = isFocused && index === Math.min(letters.length, SESSION_CODE_LENGTH - 1);
          return (
            <span
              key={cell}
              aria-hidden="true"
              className={mergeClasses(
                styles.cell,
                index < letters.length && styles.filled,
                isWrong && styles.wrong,
                isNext && styles.next,
              )}
            />
          );
        })}
        <input
          {...field}
          ref={input}
          className={styles.input}
          type="text"
          name="session-code"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-invalid={isWrong}
          value={groupedLetters(letters)}
          onChange={change}
          onFocus={() => {
            setIsFocused(true);
          }}
          onBlur={() => {
            setIsFocused(false);
          }}
        />
      </div>
    </div>
  );
}
