export { AppRoot } from './app-root.tsx';
export {
  announceSignedOut,
  callRoute,
  currentCsrfToken,
  onSignedOut,
  rememberCsrfToken,
  routeUrl,
  type RouteInput,
} from './api/call-route.ts';
export { errorText } from './api/error-text.ts';
export { refusedAnswer } from './api/refused-answer.ts';
export { LogoMark } from './brand/logo-mark.tsx';
export { BrowserGapNotice } from './browser-check/browser-gap-notice.tsx';
export { type BrowserGap, helperBrowserGap, sharerBrowserGap } from './browser-check/browser-gaps.ts';
export { CodeForm, type CodeFormHandle } from './code/code-form.tsx';
export { codeLetters } from './code/code-text.ts';
export { ConfirmDialog } from './feedback/confirm-dialog.tsx';
export { DialogActions } from './feedback/dialog-actions.tsx';
export { EmptyState } from './feedback/empty-state.tsx';
export { ErrorNotice, ErrorView } from './feedback/error-view.tsx';
export { Loading } from './feedback/loading.tsx';
export { ModalDialog } from './feedback/modal-dialog.tsx';
export { Notice } from './feedback/notice.tsx';
export type { Formatters } from './locale/formatters.ts';
export { LanguageMenu } from './locale/language-menu.tsx';
export { type LocaleValue, useLocale } from './locale/locale-context.ts';
export { localeFacts } from './locale/locales.ts';
export type { AppCatalogues, Translate } from './locale/translator.ts';
export { AppLink } from './page/app-link.tsx';
export { Card } from './page/card.tsx';
export { hiddenStyle } from './page/hidden-style.ts';
export { type Navigation, useNavigation } from './page/navigation.ts';
export { PageHeading, usePageTitle } from './page/page-heading.tsx';
export { PageShell } from './page/page-shell.tsx';
export { Avatar } from './person/avatar.tsx';
export { ComparisonPhrase } from './person/comparison-phrase.tsx';
export { PersonaCard } from './person/persona-card.tsx';
export { DeviceWarning, TrustCard } from './person/trust-card.tsx';
export { VerifiedDomain } from './person/verified-domain.tsx';
export { browserLivePorts, type CapturedScreen, type CaptureRefusal, captureScreen } from './rtc/index.ts';
export { ChatPanel, type ChatPanelProps } from './session/chat-panel.tsx';
export { ReportButton } from './session/report-button.tsx';
export { SessionBar, StatusPill } from './session/session-bar.tsx';
export { LostAccessNotice } from './session/lost-access-notice.tsx';
export { SessionEnded } from './session/session-ended.tsx';
export { useActivity } from './session/use-activity.ts';
export { useNow } from './session/use-now.ts';
export {
  type BrowserSessionEnd,
  type BrowserSessionEndState,
  type SessionEndMaker,
  useOpenSessionEnd,
  useSessionEnd,
} from './session/use-session-end.ts';
export { useUnread } from './session/use-unread.ts';
export { useMediaQuery } from './theme/use-media-query.ts';
export { ALWAYS_LTR } from './theme/always-ltr.ts';
