import { z } from 'zod';
import { ERRORS, type ErrorCode } from './errors.ts';
import { DeviceId, QuestionId, SessionId } from './ids.ts';
import { CHAT_MESSAGES_MAX, CHAT_TEXT_MAX, ChatMessage } from './live/peer-channel.ts';
import { InputRefusal } from './live/remote-input.ts';
import { ScreenLayout } from './live/screen-layout.ts';
import { Capability, EndReason, Mode, Side } from './modes.ts';
import { AccessReason } from './permissions.ts';
import { Locale, Profile } from './profile.ts';
import { SessionCode } from './session-code.ts';
import { LostAccess } from './session-view.ts';
import { Instant, line } from './text.ts';

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Address of an Alongside server: scheme, host and port, nothing behind. */
export const ServerOrigin = z
  .string()
  .max(300)
  .toLowerCase()
  .regex(/^https?:\/\/(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::[1-9]\d{0,4})?$/u);
export type ServerOrigin = z.infer<typeof ServerOrigin>;

export const WindowTheme = z.enum(['system', 'light', 'dark']);
export type WindowTheme = z.infer<typeof WindowTheme>;

/** Who uses the agent, and where. */
export const SignedIn = z.strictObject({
  person: Profile,
  tenant: z.strictObject({ name: line(200) }),
  device: z.strictObject({ id: DeviceId, name: line(200) }),
});
export type SignedIn = z.infer<typeof SignedIn>;

/** The short words that both ends show; `comparing`: not known yet. `differs`: somebody stands between, nothing is shared. */
export const ComparisonPhrase = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('comparing') }),
  z.strictObject({ kind: z.literal('ready'), words: z.array(line(40)).min(1).max(12) }),
  z.strictObject({ kind: z.literal('differs') }),
]);
export type ComparisonPhrase = z.infer<typeof ComparisonPhrase>;

/** What the helper asks and the person at the device has to answer. */
export const WindowQuestion = z.strictObject({
  id: QuestionId,
  mode: Mode,
  askedAt: Instant,
  /** What allowing would add to what holds now. */
  adds: z.array(Capability),
});
export type WindowQuestion = z.infer<typeof WindowQuestion>;

/** How well the agent is joined: to the server by its live socket, to the helper directly. */
const Connection = z.strictObject({
  server: z.enum(['connecting', 'open', 'lost']),
  helper: z.enum(['none', 'connecting', 'connected', 'silent']),
});

const Chat = z.strictObject({
  isAllowed: z.boolean(),
  thread: z.array(ChatMessage).max(2 * CHAT_MESSAGES_MAX),
  /** Written here and not sent yet. */
  unsent: z.array(z.string()).max(100),
});

const Monitors = z.strictObject({
  all: ScreenLayout.shape.monitors,
  /** The one that is shown; null: all of them. */
  chosen: ScreenLayout.shape.monitor,
});

/** What the agent is about, as its window shows it. */
export const AgentWindowScene = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('starting') }),
  /** No server is set: the person has to say which. */
  z.strictObject({ kind: z.literal('no-server') }),
  z.strictObject({ kind: z.literal('signed-out') }),
  /** The system's browser has the sign-in page. */
  z.strictObject({ kind: z.literal('signing-in') }),
  /** *Get help*: a code can be entered. */
  z.strictObject({
    kind: z.literal('idle'),
    who: SignedIn,
    isServerReachable: z.boolean(),
    /** From a link, to be filled in; null or not there: none. */
    offeredCode: SessionCode.nullable().optional(),
  }),
  /** A code is being tried. */
  z.strictObject({ kind: z.literal('joining'), who: SignedIn }),
  /** The agent was stopped in this session, which still runs. Nothing is shared until the person goes on. */
  z.strictObject({ kind: z.literal('interrupted'), who: SignedIn, sessionId: SessionId }),
  /** The trust screen. */
  z.strictObject({
    kind: z.literal('meeting'),
    who: SignedIn,
    sessionId: SessionId,
    helper: Profile,
    phrase: ComparisonPhrase,
    /** null: the helper hasn't asked for anything. */
    question: WindowQuestion.nullable(),
    /** When the session ends without an answer. */
    answerDueAt: Instant,
    /** What was asked for when access went; absent: nothing. */
    lost: LostAccess.optional(),
    connection: Connection,
    chat: Chat,
  }),
  z.strictObject({
    kind: z.literal('active'),
    who: SignedIn,
    sessionId: SessionId,
    helper: Profile,
    phrase: ComparisonPhrase,
    question: WindowQuestion.nullable(),
    /** What holds now, as this device enforces it. */
    grants: z.array(z.strictObject({ capability: Capability, allowedAt: Instant, until: Instant })),
    /** What access took away last; absent: nothing. */
    lost: LostAccess.optional(),
    /** Allowed before in this session and given up: can be had again by `share-again`. */
    canShareAgain: z.boolean(),
    pausedBy: z.array(Side),
    /** Why the helper's hand can't act now; null: it can. */
    handRefusal: InputRefusal.nullable(),
    isPictureShown: z.boolean(),
    startedAt: Instant,
    endsAt: Instant,
    connection: Connection,
    chat: Chat,
    /** null: the desktop can't be read. */
    monitors: Monitors.nullable(),
  }),
  z.strictObject({
    kind: z.literal('ended'),
    who: SignedIn,
    helper: Profile.nullable(),
    reason: EndReason,
    /** null: nothing was ever allowed. */
    startedAt: Instant.nullable(),
    endedAt: Instant,
    /** Everything that was allowed at some time. */
    allowed: z.array(Capability),
    /** Why access was lost; absent: it ended for something else. */
    lost: z.array(AccessReason).optional(),
  }),
]);
export type AgentWindowScene = z.infer<typeof AgentWindowScene>;

/** Everything that the agent's window shows, as one value that is sent anew when something changes. */
export const AgentWindowState = z.strictObject({
  scene: AgentWindowScene,
  /** What went wrong and stands in the way, in words under `error.CODE`; `dismiss` takes it away. */
  fault: z.strictObject({ code: z.enum(codes) }).nullable(),
  server: ServerOrigin.nullable(),
  /** Which keys end everything now, as `Ctrl+Alt+Shift+End`; null: none do. */
  globalKey: line(40).nullable(),
  /** Whether the window is to be in front of the person now; the program that shows it follows. */
  isWindowWanted: z.boolean(),
  preferences: z.strictObject({
    /** null: the system's. */
    locale: Locale.nullable(),
    theme: WindowTheme,
  }),
  agentVersion: line(40),
});
export type AgentWindowState = z.infer<typeof AgentWindowState>;

/** What the person at the device wants, by the window, the tray or the global key. */
export const AgentWindowCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-server'), origin: ServerOrigin }),
  /** Opens the sign-in page in the system's browser; done when the person came back signed in. */
  z.strictObject({ kind: z.literal('sign-in') }),
  z.strictObject({ kind: z.literal('cancel-sign-in') }),
  z.strictObject({ kind: z.literal('sign-out') }),
  /** As typed; what isn't a code is refused with SESSION_CODE_INVALID. */
  z.strictObject({ kind: z.literal('join'), code: z.string().max(64) }),
  /** From `interrupted` back into the session. */
  z.strictObject({ kind: z.literal('go-on') }),
  z.strictObject({ kind: z.literal('answer'), questionId: QuestionId, isAllowed: z.boolean() }),
  /** Takes effect on this device at once, whatever the network. */
  z.strictObject({ kind: z.literal('give-up'), capability: Capability }),
  z.strictObject({ kind: z.literal('share-again') }),
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('chat'), text: z.string().max(CHAT_TEXT_MAX * 8) }),
  /** Show this monitor; null: all of them. */
  z.strictObject({ kind: z.literal('choose-monitor'), monitor: ScreenLayout.shape.monitor }),
  z.strictObject({ kind: z.literal('leave') }),
  /** Ends everything at once and without the network: what the global key does. */
  z.strictObject({ kind: z.literal('end-now') }),
  /** *I did not expect this*. */
  z.strictObject({ kind: z.literal('report') }),
  /** From `ended` to `idle`; takes `fault` away. */
  z.strictObject({ kind: z.literal('dismiss') }),
  /** Somebody uses the window; puts off the idle end. */
  z.strictObject({ kind: z.literal('activity') }),
  z.strictObject({ kind: z.literal('set-locale'), locale: Locale.nullable() }),
  z.strictObject({ kind: z.literal('set-theme'), theme: WindowTheme }),
  z.strictObject({ kind: z.literal('show') }),
  z.strictObject({ kind: z.literal('hide') }),
  z.strictObject({ kind: z.literal('quit') }),
]);
export type AgentWindowCommand = z.infer<typeof AgentWindowCommand>;

const CommandNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** From the window to the agent. Each command is answered once, under the number that the window gave it. */
export const WindowToAgent = z.strictObject({ n: CommandNumber, command: AgentWindowCommand });
export type WindowToAgent = z.infer<typeof WindowToAgent>;

/** From the window to the agent: it has read the question with this number. */
export const WindowIsHere = z.strictObject({ here: CommandNumber });
export type WindowIsHere = z.infer<typeof WindowIsHere>;

/** From the agent to the window: the state, first and after every change, and answers to commands. */
export const AgentToWindow = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: AgentWindowState }),
  z.strictObject({
    type: z.literal('reply'),
    n: CommandNumber,
    /** Why it wasn't done; null: it was. */
    code: z.enum(codes).nullable(),
    /** What access lacks, each thing once; absent: it wasn't done for something else. */
    lacks: z.array(AccessReason).min(1).max(AccessReason.options.length).optional(),
  }),
  /** Asks whether the page still works; answered by {@link WindowIsHere}. */
  z.strictObject({ type: z.literal('are-you-here'), n: CommandNumber }),
]);
export type AgentToWindow = z.infer<typeof AgentToWindow>;
