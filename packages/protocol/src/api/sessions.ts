import { z } from 'zod';
import { DeviceName } from '../device.ts';
import { DeviceId, PersonId, SessionId } from '../ids.ts';
import { Capability, EndReason, Mode, Side, StartedBy, Surface } from '../modes.ts';
import { AccessReason } from '../permissions.ts';
import { Profile } from '../profile.ts';
import { SessionCode } from '../session-code.ts';
import { SessionView } from '../session-view.ts';
import { SessionFigures } from '../session-figures.ts';
import { Instant } from '../text.ts';
import { fileResponse, noContent, page, PageQuery, route } from './route.ts';

const SessionParams = z.object({ sessionId: SessionId });
const helps = { kind: 'permission', anyOf: ['view-screen', 'take-full-control'] } as const;

/** *Give help → Get a security code.* The code is answered here and nowhere else. */
export const startSessionRoute = route({
  name: 'startSession',
  method: 'POST',
  path: '/sessions',
  access: helps,
  tokens: 'personal',
  summary: 'Start a session and get its code',
  body: z.strictObject({}).optional(),
  response: z.object({
    session: SessionView,
    code: z.string(),
    /** The code as a link; it is in the fragment. */
    link: z.string(),
  }),
  errors: ['TENANT_OFF', 'ACCESS_REFUSED', 'TOO_MANY_REQUESTS'],
});

/** *Get help*: the sharer gives the code. One answer for every code that can't be used. */
export const joinSessionRoute = route({
  name: 'joinSession',
  method: 'POST',
  path: '/sessions/join',
  callers: 'browser-and-agent',
  access: { kind: 'signed-in', because: 'everybody of the tenant may get help' },
  summary: 'Use a code',
  body: z.strictObject({ code: SessionCode, by: z.enum(['code', 'link']) }),
  response: z.object({ session: SessionView }),
  errors: [
    'SESSION_CODE_INVALID',
    'SESSION_OWN_CODE',
    'TENANT_OFF',
    'DEVICE_UNENROLLED',
    'ACCESS_REFUSED',
    'TOO_MANY_TRIES',
  ],
});

export const getSessionRoute = route({
  name: 'getSession',
  method: 'GET',
  path: '/sessions/:sessionId',
  access: { kind: 'signed-in', because: 'the two sides of the session; not found for anybody else' },
  summary: 'A session as one of its sides sees it',
  params: SessionParams,
  response: SessionView,
});

export const endSessionRoute = route({
  name: 'endSession',
  method: 'POST',
  path: '/sessions/:sessionId/end',
  access: { kind: 'permission', anyOf: ['end-any-session'] },
  summary: 'End any session of the tenant',
  params: SessionParams,
  response: noContent,
});

/** A row of the reports. */
export const SessionSummary = z.object({
  id: SessionId,
  helper: Profile,
  sharer: Profile.nullable(),
  surface: Surface.nullable(),
  /** What the sharer's enrolled device called itself; null: a browser, or nobody yet. */
  deviceName: DeviceName.nullable(),
  startedBy: StartedBy,
  state: z.enum(['waiting', 'meeting', 'active', 'ended']),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** From the first grant to the end, or until now; null if nothing was allowed. */
  durationMs: z.int().nullable(),
  modesUsed: z.array(Mode),
  endReason: EndReason.nullable(),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

/** A row of the monitor. */
export const RunningSession = SessionSummary.extend({
  /** What is allowed at this moment; what was at some time is in `modesUsed`. */
  modesNow: z.array(Mode),
});
export type RunningSession = z.infer<typeof RunningSession>;

/** One thing that happened in a session. `text` comes from the catalogues: `timeline.<what>`. */
export const TimelineEntry = z.object({
  n: z.int().min(1),
  at: Instant,
  what: z.string().max(60),
  by: z.union([Side, z.literal('system'), z.literal('administrator')]),
  mode: Mode.nullable(),
  capability: Capability.nullable(),
  reason: EndReason.nullable(),
  /** Why access no longer covers what ended; empty: it ended for something else. */
  lost: z.array(AccessReason),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const reports = { kind: 'permission', anyOf: ['view-reports'] } as const;

export const activeSessionsRoute = route({
  name: 'activeSessions',
  method: 'GET',
  path: '/reports/sessions/active',
  access: reports,
  summary: 'Sessions that are on now, with the figures of the monitor',
  response: z.object({
    /** The newest 500 at most. */
    sessions: z.array(RunningSession),
    totals: z.object({
      /** All of them, also those that aren't listed. */
      active: z.int(),
      /** Over the days asked below. */
      sessions: z.int(),
      averageDurationMs: z.int().nullable(),
      perDay: z.array(z.object({ day: z.iso.date(), sessions: z.int() })),
    }),
  }),
});

export const SessionFilter = z.object({
  search: z.string().max(200).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  mode: Mode.optional(),
  endReason: EndReason.optional(),
  startedBy: StartedBy.optional(),
  personId: PersonId.optional(),
  /** Sessions that this device's agent joined. */
  deviceId: DeviceId.optional(),
  sort: z.enum(['createdAt', 'durationMs', 'helper', 'sharer']).default('createdAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
});

export const sessionsReportRoute = route({
  name: 'sessionsReport',
  method: 'GET',
  path: '/reports/sessions',
  access: reports,
  summary: 'Sessions, searched, filtered and sorted',
  query: SessionFilter.extend(PageQuery),
  response: page(SessionSummary),
});

export const exportSessionsRoute = route({
  name: 'exportSessions',
  method: 'GET',
  path: '/reports/sessions/export',
  access: { kind: 'permission', anyOf: ['export-reports'] },
  summary: 'The sessions report as a file (CSV per RFC 4180, or JSON)',
  query: SessionFilter.extend({ format: z.enum(['csv', 'json']) }),
  response: fileResponse,
});

export const sessionReportRoute = route({
  name: 'sessionReport',
  method: 'GET',
  path: '/reports/sessions/:sessionId',
  access: reports,
  summary: 'One session with its timeline',
  params: SessionParams,
  response: z.object({
    session: SessionSummary,
    /** How it felt; null: not measured. */
    figures: SessionFigures.nullable(),
    timeline: z.array(TimelineEntry),
  }),
});
