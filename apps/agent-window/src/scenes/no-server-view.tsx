import { Button, Field, Input } from '@fluentui/react-components';
import { ServerOrigin } from '@alongside/protocol';
import { Card, ErrorNotice, PageHeading, useLocale } from '@alongside/ui';
import { type SyntheticEvent, useState } from 'react';
import { useSceneStyles } from '../app/scene-styles.ts';
import { useCommand } from '../link/use-command.ts';

/** `https://` unless something else is said: what people are told is a name such as help.example.org. */
function serverOrigin(text: string): ServerOrigin | null {
  const trimmed = text.trim().replace(/\/+$/u, '');
  const whole = /^https?:\/\//iu.test(trimmed) ? trimmed : `https://${trimmed}`;
  return ServerOrigin.safeParse(whole).data ?? null;
}

/** Asks for the server of the organisation, once. */
export function NoServerView() {
  const styles = useSceneStyles();
  const { t } = useLocale();
  const { isBusy, error, run } = useCommand();
  const [text, setText] = useState('');
  const [isUnfit, setIsUnfit] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const origin = serverOrigin(text);
    setIsUnfit(origin === null);
    if (origin !== null && !isBusy) run({ kind: 'set-server', origin });
  };
  return (
    <>
      <div className={styles.words}>
        <PageHeading size="small" takesFocus={false}>
          {t('window.server.title')}
        </PageHeading>
        <p className={styles.intro}>{t('window.server.text')}</p>
      </div>
      <Card>
        <form className={styles.form} onSubmit={submit} noValidate>
          <Field
            label={t('window.server.label')}
            {...(isUnfit && {
              validationState: 'error' as const,
              validationMessage: t('window.server.unfit'),
            })}
          >
            <Input
              autoFocus
              dir="ltr"
              size="large"
              type="url"
              autoComplete="url"
              spellCheck={false}
              maxLength={300}
              value={text}
              onChange={(_, { value }) => {
                setText(value);
                setIsUnfit(false);
              }}
            />
          </Field>
          <ErrorNotice error={error} />
          <Button
            type="submit"
            appearance="primary"
            size="large"
            className={styles.action}
            disabledFocusable={isBusy}
          >
            {t('window.server.submit')}
          </Button>
        </form>
      </Card>
    </>
  );
}
