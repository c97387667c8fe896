export {
  ApprovalId,
  AssignmentId,
  DeviceId,
  DomainId,
  EnrolmentTokenId,
  GrantId,
  GroupId,
  Incarnation,
  NetworkId,
  OverrideId,
  PasskeyId,
  PersonId,
  PolicyId,
  QuestionId,
  RoleId,
  SessionId,
  SignInId,
  StreamId,
  TenantId,
  TokenId,
  ViewId,
} from './ids.ts';
export { DomainName, EmailAddress, Instant, block, line } from './text.ts';
export {
  SESSION_CODE_ALPHABET,
  SESSION_CODE_LENGTH,
  SessionCode,
  formatSessionCode,
  makeSessionCode,
} from './session-code.ts';
export { Capability, EndReason, IMPLYING, Mode, Side, StartedBy, Surface, otherSide } from './modes.ts';
export { AccessAnswer, AccessReason, BuiltInRole, Permission } from './permissions.ts';
export { Locale, Profile } from './profile.ts';
export {
  ElevatedEnd,
  NoncompliantDevice,
  SettingsOverridePatch,
  TenantSettings,
  TenantSettingsPatch,
  UnattendedStart,
  defaultTenantSettings,
} from './settings.ts';
export { DeviceView, Grant, Presence, Question, SessionProgress, SessionView } from './session-view.ts';
export { CodedError, CONSOLE_ERRORS, ERRORS, type ErrorCode } from './errors.ts';
export { PROBLEM_MEDIA_TYPE, Problem } from './problem.ts';
export {
  AgentToWindow,
  AgentWindowCommand,
  AgentWindowScene,
  AgentWindowState,
  ComparisonPhrase,
  ServerOrigin,
  SignedIn,
  WindowQuestion,
  WindowTheme,
  WindowToAgent,
} from './agent-window.ts';
export { PeerPath, SessionFigures } from './session-figures.ts';
export { SessionCommand } from './live/commands.ts';
export { FAST_CHANNEL, FAST_MESSAGE_MAX_BYTES, FastMessage } from './live/fast-channel.ts';
export { INPUT_TEXT_MAX, InputEvent, InputMessage, InputRefusal } from './live/remote-input.ts';
export { DesktopPixel, POINTER_SHAPE_MAX_PX, PointerShape, ScreenLayout } from './live/screen-layout.ts';
export { SignalBody, SignalFrame } from './live/signal.ts';
export {
  ClientMessage,
  IceServer,
  LIVE_CLOSE,
  LIVE_GRACE_MS,
  LIVE_MESSAGE_MAX_BYTES,
  LIVE_PATH,
  LIVE_PING_MS,
  LIVE_SILENCE_MS,
  LIVE_SUBPROTOCOL,
  LIVE_TICKET_PREFIX,
  LIVE_VERSION,
  LiveTopic,
  ServerMessage,
} from './live/messages.ts';
export {
  CHAT_MESSAGES_MAX,
  CHAT_TEXT_MAX,
  CONTROL_CHANNEL,
  ChatMessage,
  type KeysSeen,
  PEER_BEAT_MS,
  PEER_MESSAGE_MAX_BYTES,
  PEER_SILENCE_MS,
  PeerMessage,
} from './live/peer-channel.ts';
export {
  PageQuery,
  fileResponse,
  noContent,
  nothing,
  page,
  route,
  type Route,
  type RouteAccess,
  type RouteCallers,
  type RouteMethod,
} from './api/route.ts';
export {
  SessionFilter,
  SessionSummary,
  TimelineEntry,
  activeSessionsRoute,
  endSessionRoute,
  exportSessionsRoute,
  getSessionRoute,
  joinSessionRoute,
  sessionReportRoute,
  sessionsReportRoute,
  startSessionRoute,
} from './api/sessions.ts';
export {
  ClaimMapping,
  DomainView,
  IdentityProviderView,
  Me,
  PICTURE_MAX_BYTES,
  PersonSummary,
  ReturnPath,
  addDomainRoute,
  addPersonRoute,
  beginSignInRoute,
  getIdentityProviderRoute,
  getPictureRoute,
  getSettingsRoute,
  listDomainsRoute,
  listPeopleRoute,
  meRoute,
  removeDomainRoute,
  removePictureRoute,
  renewInvitationRoute,
  setIdentityProviderRoute,
  setPictureRoute,
  setupRoute,
  setupStateRoute,
  signInCallbackRoute,
  signOutRoute,
  updateMeRoute,
  updatePersonRoute,
  updateSettingsRoute,
  verifyDomainRoute,
} from './api/identity.ts';
export {
  AccountView,
  InteractionAnswer,
  InteractionStep,
  PasskeyAssertion,
  PasskeyOptions,
  PasskeyRegistration,
  PasskeyView,
  SignInView,
  acceptInvitationRoute,
  accountRoute,
  addPasskeyRoute,
  beginTotpRoute,
  changePasswordRoute,
  confirmTotpRoute,
  endSignInRoute,
  getInteractionRoute,
  interactionCancelRoute,
  interactionPasskeyOptionsRoute,
  interactionPasskeyRoute,
  interactionPasswordRoute,
  interactionTotpRoute,
  invitationStateRoute,
  listSignInsRoute,
  passkeyOptionsRoute,
  removePasskeyRoute,
  removeTotpRoute,
} from './api/account.ts';
export { AuditFilter, AuditRow, auditLogRoute, exportAuditRoute, verifyAuditRoute } from './api/audit.ts';
export { liveTicketRoute } from './api/live.ts';
export { DeviceFacts, DeviceName, DevicePlatform, DevicePublicKey } from './device.ts';
export {
  GRANT_PROOF_ALGORITHM,
  GRANT_PROOF_TYPE,
  GrantClaims,
  GrantKey,
  GrantProofHeader,
  checkGrantClaims,
  type CheckedGrantClaims,
  type ExpectedGrant,
  type GrantClaimsFault,
} from './grant-proof.ts';
export {
  AGENT_CALLBACK_PATH,
  AGENT_CODE_LIFETIME_MS,
  AGENT_SIGN_IN_PATH,
  AgentMe,
  AgentSignInRequest,
  CodeChallenge,
  PROOF_TYPE,
  PROOF_WINDOW_MS,
  ProofFault,
  agentMeRoute,
  agentSignInRoute,
  createAgentCodeRoute,
  endAgentSignInRoute,
  setDeviceFactsRoute,
} from './api/agent.ts';
