import { AGENT_SIGN_IN_PATH, SessionId } from '@alongside/protocol';
import { Loading, PageHeading, useLocale } from '@alongside/ui';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { GetHelpPage } from '../get-help/get-help-page.tsx';
import { MeProvider } from './me-provider.tsx';
import { SharePage } from './share-page.tsx';

// Only what a sharer's journey needs is loaded at first.
const SessionPage = lazy(async () => ({
  default: (await import('../session/session-page.tsx')).SessionPage,
}));
const SignInPage = lazy(async () => ({ default: (await import('../sign-in/sign-in-page.tsx')).SignInPage }));
const InteractionPage = lazy(async () => ({
  default: (await import('../sign-in/interaction-page.tsx')).InteractionPage,
}));
const SetupPage = lazy(async () => ({ default: (await import('../setup/setup-page.tsx')).SetupPage }));
const InvitationPage = lazy(async () => ({
  default: (await import('../invitation/invitation-page.tsx')).InvitationPage,
}));
const AgentSignInPage = lazy(async () => ({
  default: (await import('../agent/agent-sign-in-page.tsx')).AgentSignInPage,
}));
const ProfilePage = lazy(async () => ({
  default: (await import('../profile/profile-page.tsx')).ProfilePage,
}));

export function App() {
  return (
    <MeProvider>
      <Suspense
        fallback={
          <SharePage>
            <Loading />
          </SharePage>
        }
      >
        <Switch>
          <Route path="/" component={GetHelpPage} />
          <Route path="/session/:sessionId">
            {({ sessionId }) => {
              const id = SessionId.safeParse(sessionId);
              return id.success ? <SessionPage key={id.data} sessionId={id.data} /> : <NotFoundPage />;
            }}
          </Route>
          <Route path="/sign-in" component={SignInPage} />
          <Route path="/sign-in/interaction/:uid">
            {({ uid }) => <InteractionPage key={uid} uid={uid} />}
          </Route>
          <Route path="/setup" component={SetupPage} />
          <Route path="/invitation" component={InvitationPage} />
          <Route path={AGENT_SIGN_IN_PATH} component={AgentSignInPage} />
          <Route path="/profile" component={ProfilePage} />
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </MeProvider>
  );
}

function NotFoundPage() {
  const { t } = useLocale();
  return (
    <SharePage>
      <PageHeading>{t('share.notFound.title')}</PageHeading>
      <p>{t('error.NOT_FOUND')}</p>
    </SharePage>
  );
}
