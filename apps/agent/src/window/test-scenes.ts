const uuid = (digit: string): string => '00000000-0000-4000-8000-000000000000'.replaceAll('0', digit);
const at = '2026-01-01T00:00:00.000Z';
const later = '2030-01-01T00:00:00.000Z';
const question = (adds: readonly string[]) => ({
  id: uuid('5'),
  mode: adds.includes('control') ? 'control' : 'view',
  askedAt: at,
  adds,
});

const person = (digit: string, fullName: string) => ({
  personId: uuid(digit),
  fullName,
  firstName: null,
  lastName: null,
  jobTitle: 'Support engineer',
  company: 'Northwind',
  email: 'somebody@northwind.example',
  verifiedDomain: 'northwind.example',
  picture: null,
});

const who = {
  person: person('3', 'Jonas Weber'),
  tenant: { name: 'Northwind' },
  device: { id: uuid('7'), name: 'jonas-laptop' },
};

const session = {
  who,
  sessionId: uuid('1'),
  helper: person('2', 'Maya Lindqvist'),
  phrase: { kind: 'ready', words: ['amber', 'bridge', 'comet', 'delta'] },
  question: null,
  connection: { server: 'open', helper: 'connected' },
  chat: { isAllowed: true, thread: [], unsent: [] },
};

interface Asked {
  readonly isAsked?: boolean;
}

export const idleScene = () => ({ kind: 'idle', who, isServerReachable: true });

export const meetingScene = ({ isAsked = false }: Asked = {}) => ({
  kind: 'meeting',
  ...session,
  question: isAsked ? question(['view', 'control']) : null,
  answerDueAt: later,
});

interface Active extends Asked {
  readonly capabilities?: readonly string[];
  readonly pausedBy?: readonly string[];
}

export const activeScene = ({
  isAsked = false,
  capabilities = ['view', 'control'],
  pausedBy = [],
}: Active = {}) => ({
  kind: 'active',
  ...session,
  question: isAsked ? question(['control']) : null,
  grants: capabilities.map((capability) => ({ capability, allowedAt: at, until: later })),
  canShareAgain: capabilities.length === 0,
  pausedBy,
  handRefusal: null,
  isPictureShown: capabilities.includes('view') && pausedBy.length === 0,
  startedAt: at,
  endsAt: later,
  monitors: { all: [{ name: 'DP-1', x: 0, y: 0, width: 1280, height: 800, isPrimary: true }], chosen: null },
});

export const endedScene = () => ({
  kind: 'ended',
  who,
  helper: session.helper,
  reason: 'sharer-left',
  startedAt: at,
  endedAt: '2026-01-01T00:03:20.000Z',
  allowed: ['view', 'control'],
});
