import { Field, Input } from '@fluentui/react-components';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email';
  readonly autoComplete?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  readonly takesFocus?: boolean;
  readonly maxLength?: number;
  readonly inputMode?: 'text' | 'numeric' | 'email';
}

/** One line of text with its label. Addresses and codes stay left to right in every language. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, type = 'text', isRequired = true, isReadOnly = false } = props;
  const isLatin = type === 'email' || props.inputMode === 'numeric';
  return (
    <Field
      label={label}
      size="large"
      {...(props.hint !== undefined && { hint: props.hint })}
      {...(props.error !== undefined && { validationMessage: props.error })}
    >
      <Input
        size="large"
        type={type}
        value={value}
        required={isRequired}
        readOnly={isReadOnly}
        autoFocus={props.takesFocus === true}
        maxLength={props.maxLength ?? 200}
        dir={isLatin ? 'ltr' : 'auto'}
        autoComplete={props.autoComplete ?? 'off'}
        {...(props.inputMode !== undefined && { inputMode: props.inputMode })}
        {...(type === 'email' && { autoCapitalize: 'none', spellCheck: false })}
        onChange={(_, data) => {
          onChange(data.value);
        }}
      />
    </Field>
  );
}
