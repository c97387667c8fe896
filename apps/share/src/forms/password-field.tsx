import { Button, Field, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useLocale } from '@alongside/ui';
import { useState } from 'react';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly takesFocus?: boolean;
}

/** A password that its writer can look at. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, value, onChange, autoComplete, hint, error, takesFocus = false } = props;
  const { t } = useLocale();
  const [isShown, setIsShown] = useState(false);
  return (
    <Field
      label={label}
      size="large"
      {...(hint !== undefined && { hint })}
      {...(error !== undefined && { validationMessage: error })}
    >
      <Input
        size="large"
        required
        dir="ltr"
        type={isShown ? 'text' : 'password'}
        value={value}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoFocus={takesFocus}
        spellCheck={false}
        maxLength={1_000}
        contentAfter={
          <Button
            appearance="transparent"
            icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={t('share.password.show')}
            aria-pressed={isShown}
            onClick={() => {
              setIsShown(!isShown);
            }}
          />
        }
        onChange={(_, data) => {
          onChange(data.value);
        }}
      />
    </Field>
  );
}
