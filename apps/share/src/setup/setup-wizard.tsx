import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { EmailAddress, setupRoute } from '@alongside/protocol';
import { callRoute, ErrorNotice, useLocale } from '@alongside/ui';
import { type SyntheticEvent, useId, useState } from 'react';
import { FormPage } from '../forms/form-page.tsx';
import { useFormStyles } from '../forms/form-styles.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';

interface Draft {
  readonly organisation: string;
  readonly fullName: string;
  readonly email: string;
  readonly password: string;
  readonly isEnabled: boolean;
  readonly areUnenrolledDevicesAllowed: boolean;
}

const empty: Draft = {
  organisation: '',
  fullName: '',
  email: '',
  password: '',
  isEnabled: true,
  areUnenrolledDevicesAllowed: true,
};

const steps = ['organisation', 'administrator', 'begin'] as const;

interface SetupWizardProps {
  readonly token: string;
  readonly onDone: () => void;
}

/** Three short pages; nothing is stored before the last. */
export function SetupWizard({ token, onDone }: SetupWizardProps) {
  const styles = useFormStyles();
  const { t, format } = useLocale();
  const [index, setIndex] = useState(0);
  const [draft, setDraft] = useState(empty);
  const [hasTried, setHasTried] = useState(false);
  const step = steps[index] ?? 'begin';
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    await callRoute(setupRoute, { body: { token, ...draft, email: draft.email.trim() } });
    onDone();
  });
  const next = (event: SyntheticEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (!isComplete(step, draft)) return;
    if (step === 'begin') {
      submit();
      return;
    }
    setHasTried(false);
    setIndex(index + 1);
  };
  const props: StepProps = {
    draft,
    hasTried,
    onChange: (part) => {
      setDraft({ ...draft, ...part });
      clear();
    },
  };
  return (
    <FormPage
      title={t(`share.setup.${step}.title`)}
      intro={t('share.setup.progress', {
        step: format.number(index + 1),
        count: format.number(steps.length),
      })}
    >
      <form className={styles.form} onSubmit={next} noValidate key={step}>
        {step === 'organisation' && <OrganisationStep {...props} />}
        {step === 'administrator' && <AdministratorStep {...props} />}
        {step === 'begin' && <BeginStep {...props} />}
        <ErrorNotice error={error} />
        <div className={styles.row}>
          {index > 0 && (
            <Button
              size="large"
              className={styles.primary}
              onClick={() => {
                setIndex(index - 1);
              }}
            >
              {t('share.setup.back')}
            </Button>
          )}
          <Button
            type="submit"
            appearance="primary"
            size="large"
            className={styles.primary}
            style={{ flexGrow: 1 }}
            disabledFocusable={isBusy}
          >
            {t(step === 'begin' ? 'share.setup.finish' : 'share.setup.next')}
          </Button>
        </div>
      </form>
    </FormPage>
  );
}

function isComplete(step: (typeof steps)[number], draft: Draft): boolean {
  if (step === 'organisation') return draft.organisation.trim() !== '';
  if (step === 'begin') return true;
  return draft.fullName.trim() !== '' && draft.password !== '' && isEmail(draft.email);
}

const isEmail = (text: string): boolean => EmailAddress.safeParse(text.trim()).success;

interface StepProps {
  readonly draft: Draft;
  readonly hasTried: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

function OrganisationStep({ draft, hasTried, onChange }: StepProps) {
  const { t } = useLocale();
  return (
    <TextField
      label={t('share.setup.organisation.label')}
      hint={t('share.setup.organisation.hint')}
      autoComplete="organization"
      takesFocus
      value={draft.organisation}
      error={hasTried && draft.organisation.trim() === '' ? t('share.field.empty') : undefined}
      onChange={(organisation) => {
        onChange({ organisation });
      }}
    />
  );
}

function AdministratorStep({ draft, hasTried, onChange }: StepProps) {
  const { t } = useLocale();
  return (
    <>
      <TextField
        label={t('share.field.fullName')}
        autoComplete="name"
        takesFocus
        value={draft.fullName}
        error={hasTried && draft.fullName.trim() === '' ? t('share.field.empty') : undefined}
        onChange={(fullName) => {
          onChange({ fullName });
        }}
      />
      <TextField
        type="email"
        inputMode="email"
        label={t('share.field.email')}
        hint={t('share.setup.administrator.emailHint')}
        autoComplete="username"
        maxLength={254}
        value={draft.email}
        error={hasTried && !isEmail(draft.email) ? t('share.field.emailUnfit') : undefined}
        onChange={(email) => {
          onChange({ email });
        }}
      />
      <PasswordField
        label={t('share.field.newPassword')}
        hint={t('share.field.newPasswordHint')}
        autoComplete="new-password"
        value={draft.password}
        error={hasTried && draft.password === '' ? t('share.field.empty') : undefined}
        onChange={(password) => {
          onChange({ password });
        }}
      />
    </>
  );
}

function BeginStep({ draft, onChange }: StepProps) {
  const { t } = useLocale();
  return (
    <>
      <Choice
        label={t('share.setup.begin.enable')}
        hint={t('share.setup.begin.enableHint')}
        isOn={draft.isEnabled}
        onChange={(isEnabled) => {
          onChange({ isEnabled });
        }}
      />
      <Choice
        label={t('share.setup.begin.unenrolled')}
        hint={t('share.setup.begin.unenrolledHint')}
        isOn={draft.areUnenrolledDevicesAllowed}
        onChange={(areUnenrolledDevicesAllowed) => {
          onChange({ areUnenrolledDevicesAllowed });
        }}
      />
    </>
  );
}

const useChoiceStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXXS },
  hint: {
    margin: 0,
    paddingInlineStart: '56px',
    color: tokens.colorNeutralForeground3,
    lineHeight: tokens.lineHeightBase400,
    textWrap: 'pretty',
  },
});

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Choice({ label, hint, isOn, onChange }: ChoiceProps) {
  const styles = useChoiceStyles();
  const id = useId();
  return (
    <div className={styles.root}>
      <Switch
        label={label}
        checked={isOn}
        aria-describedby={id}
        onChange={(_, data) => {
          onChange(data.checked);
        }}
      />
      <p id={id} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}
