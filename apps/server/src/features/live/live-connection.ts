import {
  ClientMessage,
  CodedError,
  LIVE_CLOSE,
  LIVE_MESSAGE_MAX_BYTES,
  LIVE_PING_MS,
  LIVE_SILENCE_MS,
  LIVE_VERSION,
  type ErrorCode,
  type LiveTopic,
  type ServerMessage,
  type SessionId,
} from '@alongside/protocol';
import type { LiveCaller, LiveHubPorts, LiveTimer, MessageSocket } from './live-ports.ts';
import { MessageRate, type RateLimit } from './message-rate.ts';
import { RELAY_ACCOUNT_RENEWED_MS } from './relay-account.ts';
import { SerialTasks } from './serial-tasks.ts';
import { SessionAttachment, type AttachmentOwner } from './session-attachment.ts';
import type { ConnectionOrder } from '../sessions/index.ts';
import { mayWatch, TopicWatch } from './topic-watch.ts';

/** A burst holds a whole negotiation with all candidates of both ways; a page at rest says two messages a second. */
const MESSAGE_RATE: RateLimit = { burst: 300, perSecond: 50 };
/** Attach, command and watch reach the database; a person doesn't click faster. */
const TASK_RATE: RateLimit = { burst: 30, perSecond: 5 };
const TASKS_WAITING_MAX = 32;
const SESSIONS_PER_CONNECTION_MAX = 8;
const MALFORMED_MAX = 20;
/** At most this long does a connection outlive a sign-in whose end it didn't hear of. */
const SIGN_IN_CONFIRM_MS = 60_000;
/** A page that reads nothing is given up before this much waits for it. */
const BUFFERED_MAX_BYTES = 8 * LIVE_MESSAGE_MAX_BYTES;

/** A timer that runs this much too late tells of a process that stood still. */
const STALL_MS = 50;

/** RFC 6455, 7.4.1: the server can't go on; the page may connect anew. */
const CLOSE_FAULT = 1011;

type Task = ClientMessage & { type: 'attach' | 'command' | 'watch' };

export interface LiveConnectionOptions {
  readonly socket: MessageSocket;
  readonly caller: LiveCaller;
  /** Counts the connections of the hub. */
  readonly n: number;
  /** Runs once, however it ended. */
  readonly handleClosed: (connection: LiveConnection) => void;
}

/** One page's live connection: says hello, then attaches to sessions, gives commands, relays signals, watches topics. */
export class LiveConnection implements AttachmentOwner {
  readonly order: ConnectionOrder;
  readonly caller: LiveCaller;
  readonly #ports: LiveHubPorts;
  readonly #socket: MessageSocket;
  readonly #attachments = new Map<SessionId, SessionAttachment>();
  readonly #watches = new Map<LiveTopic, TopicWatch>();
  readonly #tasks: SerialTasks;
  readonly #messageRate: MessageRate;
  readonly #taskRate: MessageRate;
  readonly #handleClosed: (connection: LiveConnection) => void;
  #silence: LiveTimer;
  #confirmation: LiveTimer | null = null;
  #renewal: LiveTimer | null = null;
  #heardAt: number;
  /** The last life sign after which a stall of our own was allowed for. */
  #excusedAt: number | null = null;
  #malformed = 0;
  #isGreeted = false;
  #isOpen = true;
  #departed: Promise<void> = Promise.resolve();

  constructor(ports: LiveHubPorts, { socket, caller, n, handleClosed }: LiveConnectionOptions) {
    const now = ports.clock.now();
    this.#ports = ports;
    this.#socket = socket;
    this.caller = caller;
    this.#handleClosed = handleClosed;
    this.order = { openedAt: now, n, id: ports.connectionId() };
    this.#tasks = new SerialTasks(TASKS_WAITING_MAX, (fault) => this.handleFault(fault));
    this.#messageRate = new MessageRate(MESSAGE_RATE, now);
    this.#taskRate = new MessageRate(TASK_RATE, now);
    this.#heardAt = now;
    this.#silence = this.#listen(LIVE_SILENCE_MS);
    void this.#confirmSignIn();
    socket.onMessage((text) => this.#handleMessage(text));
    socket.onClose(() => this.#handleGone());
  }

  /** Settles when everything the page asked has been done and, once closed, its sessions know that it is gone. */
  async settled(): Promise<void> {
    await this.#tasks.idle;
    await this.#departed;
  }

  send(message: ServerMessage): void {
    if (!this.#isOpen) return;
    if (this.#socket.bufferedBytes > BUFFERED_MAX_BYTES) {
      this.#ports.reporter.count('queue-full');
      this.close(LIVE_CLOSE.limit, 'LIVE_QUEUE_FULL');
      return;
    }
    this.#socket.send(JSON.stringify(message));
  }

  close(code: number, reason: ErrorCode): void {
    if (!this.#isOpen) return;
    this.#socket.close(code, reason);
    this.#handleGone();
  }

  handleReplaced(): void {
    this.#ports.reporter.count('replaced');
    this.close(LIVE_CLOSE.replaced, 'LIVE_REPLACED');
  }

  handleFault(fault: unknown): void {
    this.#ports.reporter.fault(fault, 'serving a live connection');
    this.close(CLOSE_FAULT, 'SERVER_FAULT');
  }

  #handleGone(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#silence.cancel();
    this.#confirmation?.cancel();
    this.#renewal?.cancel();
    for (const watch of this.#watches.values()) watch.stop();
    // What the page asked before it went is still done: whoever leaves and closes the window has left.
    this.#departed = this.#tasks.idle.then(() => this.#depart());
    this.#handleClosed(this);
  }

  async #depart(): Promise<void> {
    await Promise.all([...this.#attachments.values()].map((attachment) => attachment.lose()));
    this.#attachments.clear();
  }

  /**
   * A sign-in that ends says so on the bus. That is missed if it ends while its socket is being opened, or if the bus
   * loses it.
   */
  async #confirmSignIn(): Promise<void> {
    const isSignedIn = await this.#asksWhetherSignedIn();
    if (!this.#stillOpen()) return;
    if (isSignedIn) {
      this.#confirmation = this.#ports.clock.setTimer(SIGN_IN_CONFIRM_MS, () => void this.#confirmSignIn());
    } else {
      this.close(LIVE_CLOSE.signedOut, 'SIGN_IN_EXPIRED');
    }
  }

  async #asksWhetherSignedIn(): Promise<boolean> {
    try {
      return await this.#ports.isSignedIn(this.caller);
    } catch (fault) {
      // Without the database nothing else can be done over the connection either; it is asked again later.
      this.#ports.reporter.fault(fault, 'asking whether a sign-in has ended');
      return true;
    }
  }

  #listen(waitMs: number): LiveTimer {
    const dueAt = this.#ports.clock.now() + waitMs;
    return this.#ports.clock.setTimer(waitMs, () => this.#checkSilence(dueAt));
  }

  /** @param dueAt when the timer was to run: much later than that, this process stood still and could hear nobody */
  #checkSilence(dueAt: number): void {
    const now = this.#ports.clock.now();
    if (now - dueAt >= STALL_MS && this.#excusedAt !== this.#heardAt) {
      // What came meanwhile is about to be read. Once: a server that is slow all the time still finds out who is gone.
      this.#excusedAt = this.#heardAt;
      this.#silence = this.#listen(LIVE_PING_MS);
      return;
    }
    const silentMs = now - this.#heardAt;
    if (silentMs < LIVE_SILENCE_MS) {
      this.#silence = this.#listen(LIVE_SILENCE_MS - silentMs);
      return;
    }
    this.#ports.reporter.count('silent');
    this.close(LIVE_CLOSE.silent, 'LIVE_SILENT');
  }

  #handleMessage(text: string): void {
    if (!this.#isOpen) return;
    this.#heardAt = this.#ports.clock.now();
    if (Buffer.byteLength(text) > LIVE_MESSAGE_MAX_BYTES) {
      this.#ports.reporter.count('message-too-large');
      this.close(LIVE_CLOSE.limit, 'LIVE_MESSAGE_TOO_LARGE');
      return;
    }
    if (!this.#messageRate.take(this.#heardAt)) {
      this.#ports.reporter.count('rate-exceeded');
      this.close(LIVE_CLOSE.limit, 'TOO_MANY_REQUESTS');
      return;
    }
    const parsed = parse(text);
    if (parsed.message === null) this.#handleMalformed(parsed.id);
    else this.#handle(parsed.message);
  }

  #handleMalformed(id: number | null): void {
    this.#ports.reporter.count('message-malformed');
    this.#malformed += 1;
    if (id === null) this.send({ type: 'error', code: 'LIVE_MESSAGE_MALFORMED' });
    else this.#refuse(id, new CodedError('LIVE_MESSAGE_MALFORMED'));
    if (this.#malformed >= MALFORMED_MAX) this.close(LIVE_CLOSE.refused, 'LIVE_MESSAGE_MALFORMED');
  }

  #handle(message: ClientMessage): void {
    if (message.type === 'hello') {
      this.#greet(message.version);
      return;
    }
    if (!this.#isGreeted) {
      this.close(LIVE_CLOSE.refused, 'LIVE_VERSION_UNSUPPORTED');
      return;
    }
    switch (message.type) {
      case 'ping':
        this.send({ type: 'pong', n: message.n });
        return;
      case 'signal':
        this.#relay(message);
        return;
      case 'detach':
        this.#addTask(() => this.#detach(message.sessionId));
        return;
      default:
        this.#addTask(() => this.#answer(message));
    }
  }

  #greet(version: number): void {
    if (version !== LIVE_VERSION) {
      this.send({ type: 'error', code: 'LIVE_VERSION_UNSUPPORTED' });
      this.close(LIVE_CLOSE.refused, 'LIVE_VERSION_UNSUPPORTED');
      return;
    }
    this.#isGreeted = true;
    this.send({
      type: 'welcome',
      version: LIVE_VERSION,
      serverTime: new Date(this.#ports.clock.now()).toISOString(),
      iceServers: [...this.#ports.iceServers(this.caller)],
    });
    this.#renewAccounts();
  }

  /** A session may be longer than an account lasts, and its path may have to be made anew at its end. */
  #renewAccounts(): void {
    this.#renewal = this.#ports.clock.setTimer(RELAY_ACCOUNT_RENEWED_MS, () => {
      this.send({ type: 'ice-servers', iceServers: [...this.#ports.iceServers(this.caller)] });
      this.#renewAccounts();
    });
  }

  #relay(message: ClientMessage & { type: 'signal' }): void {
    const attachment = this.#attachments.get(message.sessionId);
    if (attachment) attachment.relay(message.to, message.frame);
    else this.#ports.reporter.count('signal-dropped');
  }

  #addTask(task: () => Promise<void>): void {
    const isWithinRate = this.#taskRate.take(this.#ports.clock.now());
    if (isWithinRate && this.#tasks.add(task)) return;
    this.#ports.reporter.count(isWithinRate ? 'queue-full' : 'rate-exceeded');
    this.close(LIVE_CLOSE.limit, isWithinRate ? 'LIVE_QUEUE_FULL' : 'TOO_MANY_REQUESTS');
  }

  async #answer(task: Task): Promise<void> {
    try {
      await this.#perform(task);
      this.send({ type: 'reply', id: task.id, error: null });
    } catch (fault) {
      if (!(fault instanceof CodedError)) this.#ports.reporter.fault(fault, `answering ${task.type}`);
      this.#refuse(task.id, fault instanceof CodedError ? fault : new CodedError('SERVER_FAULT'));
    }
  }

  #refuse(id: number, error: CodedError): void {
    this.send({ type: 'reply', id, error: { code: error.code, details: error.details } });
  }

  async #perform(task: Task): Promise<void> {
    switch (task.type) {
      case 'attach':
        return this.#attach(task);
      case 'command':
        return this.#attachment(task.sessionId).run(task.command);
      case 'watch':
        return this.#watch(task.topic);
    }
  }

  async #attach(task: Task & { type: 'attach' }): Promise<void> {
    if (!this.#isOpen) return;
    const former = this.#attachments.get(task.sessionId);
    if (!former && this.#attachments.size >= SESSIONS_PER_CONNECTION_MAX) {
      throw new CodedError('TOO_MANY_REQUESTS');
    }
    former?.release();
    this.#attachments.delete(task.sessionId);
    const attachment = await SessionAttachment.open(this.#ports, this, task);
    this.#attachments.set(task.sessionId, attachment);
    await attachment.show();
  }

  async #detach(sessionId: SessionId): Promise<void> {
    const attachment = this.#attachments.get(sessionId);
    this.#attachments.delete(sessionId);
    await attachment?.lose();
  }

  #attachment(sessionId: SessionId): SessionAttachment {
    const attachment = this.#attachments.get(sessionId);
    if (!attachment) throw new CodedError('NOT_FOUND');
    return attachment;
  }

  async #watch(topic: LiveTopic): Promise<void> {
    if (!(await mayWatch(this.#ports, this.caller, topic))) throw new CodedError('PERMISSION_MISSING');
    if (this.#watches.has(topic) || !this.#stillOpen()) return;
    const watch = new TopicWatch(this.#ports, this, topic);
    this.#watches.set(topic, watch);
  }

  // Not inlined: the compiler would take the field for unchanged across an await.
  #stillOpen(): boolean {
    return this.#isOpen;
  }
}

/** @returns the message, or null with the id to answer to if there is one */
function parse(text: string): { message: ClientMessage | null; id: number | null } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { message: null, id: null };
  }
  const parsed = ClientMessage.safeParse(json);
  return parsed.success ? { message: parsed.data, id: null } : { message: null, id: idOf(json) };
}

function idOf(json: unknown): number | null {
  if (typeof json !== 'object' || json === null || !('id' in json)) return null;
  const { id } = json;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}
