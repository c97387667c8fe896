import type { ScreenLayout } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { captureInput } from './capture-input.ts';
import { lockSystemKeys } from './lock-system-keys.ts';
import { picturePlace } from './picture-place.ts';
import type { RemoteControl } from './remote-control.ts';

const useStyles = makeStyles({
  field: {
    position: 'absolute',
    width: '1px',
    height: '1.5em',
    padding: 0,
    border: 'none',
    resize: 'none',
    overflow: 'hidden',
    opacity: 0,
    pointerEvents: 'none',
    // While an input method composes, the helper sees what they write.
    '&[data-composing]': {
      width: 'auto',
      opacity: 1,
      paddingInline: tokens.spacingHorizontalXS,
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      borderRadius: tokens.borderRadiusSmall,
      fieldSizing: 'content',
    },
  },
});

interface InputFieldProps {
  readonly video: HTMLVideoElement;
  readonly layout: ScreenLayout;
  readonly control: RemoteControl;
  readonly name: string;
  /** Says how to leave it. */
  readonly hintId: string;
  readonly onFocus: (isFocused: boolean) => void;
}

/** Takes keyboard, pointer and wheel for the sharer while it is there. */
export function InputField({ video, layout, control, name, hintId, onFocus }: InputFieldProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const field = useRef<HTMLTextAreaElement>(null);
  const place = useEffectEvent(() => picturePlace(video, layout));
  useEffect(() => {
    if (field.current === null) return;
    const { hand } = control;
    const stops = [
      captureInput({ surface: video, field: field.current, hand, place: () => place() }),
      lockSystemKeys(),
    ];
    return () => {
      for (const stop of stops) stop();
      onFocus(false);
    };
  }, [video, control, onFocus]);
  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={t('console.control.keyboard', { name })}
      aria-describedby={hintId}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      dir="auto"
      onFocus={() => onFocus(true)}
      onBlur={() => onFocus(false)}
    />
  );
}
