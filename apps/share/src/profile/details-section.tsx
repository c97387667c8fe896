import { Button } from '@fluentui/react-components';
import { type Me, updateMeRoute } from '@alongside/protocol';
import { callRoute, ErrorNotice, Notice, useLocale, VerifiedDomain } from '@alongside/ui';
import { Fragment, useState } from 'react';
import { useMe } from '../app/me-context.ts';
import { useFormStyles } from '../forms/form-styles.ts';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Section } from './section.tsx';

const names = ['fullName', 'firstName', 'lastName', 'jobTitle', 'company'] as const;

const autoComplete = {
  fullName: 'name',
  firstName: 'given-name',
  lastName: 'family-name',
  jobTitle: 'organization-title',
  company: 'organization',
} as const;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Names and work. With another provider they come from there. */
export function DetailsSection({ me }: { readonly me: Me }) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const { changed } = useMe();
  const { profile } = me;
  const [draft, setDraft] = useState({
    fullName: profile.fullName,
    firstName: profile.firstName ?? '',
    lastName: profile.lastName ?? '',
    jobTitle: profile.jobTitle ?? '',
    company: profile.company ?? '',
  });
  const [isSaved, setIsSaved] = useState(false);
  const { isBusy, error, submit } = useSubmit(async () => {
    setIsSaved(false);
    const body = {
      fullName: draft.fullName,
      firstName: orNull(draft.firstName),
      lastName: orNull(draft.lastName),
      jobTitle: orNull(draft.jobTitle),
      company: orNull(draft.company),
    };
    changed(await callRoute(updateMeRoute, { body }));
    setIsSaved(true);
  });
  const field = (name: keyof typeof draft) => (
    <TextField
      label={t(`share.field.${name}`)}
      autoComplete={autoComplete[name]}
      isRequired={name === 'fullName'}
      isReadOnly={!me.isEmbeddedAccount}
      value={draft[name]}
      onChange={(value) => {
        setIsSaved(false);
        setDraft({ ...draft, [name]: value });
      }}
    />
  );
  return (
    <Section
      title={t('share.details.title')}
      text={t(me.isEmbeddedAccount ? 'share.details.text' : 'share.details.foreignText')}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {names.map((name) => (
          <Fragment key={name}>{field(name)}</Fragment>
        ))}
        <p className={styles.text}>
          <bdi>{profile.email}</bdi>{' '}
          {profile.verifiedDomain !== null && <VerifiedDomain domain={profile.verifiedDomain} size="small" />}
        </p>
        <ErrorNotice error={error} />
        {isSaved && (
          <Notice kind="success" live="polite">
            {t('share.details.saved')}
          </Notice>
        )}
        {me.isEmbeddedAccount && (
          <div className={styles.row}>
            <Button type="submit" appearance="primary" size="large" disabledFocusable={isBusy}>
              {t('share.details.save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}
