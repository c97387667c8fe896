import { Button } from '@fluentui/react-components';
import { endSignInRoute, listSignInsRoute, type SignInView } from '@alongside/protocol';
import {
  callRoute,
  ConfirmDialog,
  ErrorNotice,
  Loading,
  type LocaleValue,
  type Translate,
  useLocale,
} from '@alongside/ui';
import { useState } from 'react';
import { useMe } from '../app/me-context.ts';
import { useFormStyles } from '../forms/form-styles.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { browserName } from './browser-name.ts';
import { ItemList } from './item-list.tsx';
import { Section } from './section.tsx';
import { useLoaded } from './use-loaded.ts';

const load = (signal: AbortSignal) => callRoute(listSignInsRoute, { signal });

/** Where one is signed in. */
export function SignInsSection() {
  const styles = useFormStyles();
  const { t } = useLocale();
  const { signOut } = useMe();
  const { state, reload } = useLoaded(load);
  const [isAsking, setIsAsking] = useState(false);
  const everywhere = useSubmit(() => signOut(true));
  return (
    <Section title={t('share.signIns.title')} text={t('share.signIns.text')}>
      {state.kind === 'loading' && <Loading />}
      {state.kind === 'failed' && <ErrorNotice error={state.error} onRetry={reload} />}
      {state.kind === 'loaded' && <SignInList signIns={state.value.items} onEnded={reload} />}
      <ErrorNotice error={everywhere.error} />
      <div className={styles.row}>
        <Button
          size="large"
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {t('share.signIns.everywhere')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        isBusy={everywhere.isBusy}
        title={t('share.signIns.everywhere')}
        confirm={t('share.signIns.everywhere')}
        onConfirm={everywhere.submit}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        {t('share.signIns.everywhereText')}
      </ConfirmDialog>
    </Section>
  );
}

interface SignInListProps {
  readonly signIns: readonly SignInView[];
  readonly onEnded: () => void;
}

function SignInList({ signIns, onEnded }: SignInListProps) {
  const locale = useLocale();
  const [error, setError] = useState<unknown>(null);
  const end = (signIn: SignInView) => {
    callRoute(endSignInRoute, { params: { signInId: signIn.id } }).then(onEnded, setError);
  };
  return (
    <>
      <ItemList
        items={signIns.map((signIn) => {
          const name = nameOf(signIn, locale);
          return {
            id: signIn.id,
            name,
            facts: factsOf(signIn, locale),
            action: signIn.isCurrent ? undefined : (
              <Button
                aria-label={locale.t('share.signIns.endNamed', { name })}
                onClick={() => {
                  end(signIn);
                }}
              >
                {locale.t('share.signIns.end')}
              </Button>
            ),
          };
        })}
      />
      <ErrorNotice error={error} />
    </>
  );
}

const nameOf = ({ browser, deviceName }: SignInView, { t }: LocaleValue): string =>
  deviceName === null ? browserNameOf(browser, t) : t('share.signIns.device', { name: deviceName });

const browserNameOf = (browser: string | null, t: Translate): string =>
  (browser === null ? null : browserName(browser)) ?? t('share.signIns.unknown');

function factsOf(signIn: SignInView, { t, format }: LocaleValue): string[] {
  const used = signIn.isCurrent
    ? t('share.signIns.current')
    : t('share.signIns.used', { date: format.dateTime(signIn.lastUsedAt) });
  const begun = t('share.signIns.begun', { date: format.dateTime(signIn.createdAt) });
  return signIn.address === null ? [used, begun] : [used, begun, signIn.address];
}
