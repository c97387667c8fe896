import { ERRORS, Mode, SessionView, type Capability, type SessionFigures } from '@alongside/protocol';
import {
  SessionWalk,
  activeWalk,
  everythingAllowed,
  grantIds,
  incarnation,
  meetingWalk,
  nothingAllowed,
  participantOf,
  questionId,
  sampleHelper,
  sampleSharer,
} from '@alongside/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModeAnswers } from '../access/access.ts';
import { AUDIT_CATALOGUE } from '../audit/audit-catalogue.ts';
import { dueAt } from './due-at.ts';
import type { Session } from './session.ts';
import { auditOfSession } from './session-audit.ts';
import type { SessionInput } from './session-input.ts';
import { timelineOf } from './timeline.ts';
import { transition } from './transition.ts';
import { viewFor } from './view-for.ts';

const capabilities: readonly Capability[] = ['view', 'control', 'elevation', 'annotate', 'files-to-sharer'];
const sides = fc.constantFrom('helper', 'sharer');
const questions = fc.integer({ min: 1, max: 3 }).map(questionId);
const incarnations = fc.integer({ min: 1, max: 3 }).map(incarnation);
const access: fc.Arbitrary<ModeAnswers> = fc
  .record({ view: fc.boolean(), control: fc.boolean(), elevation: fc.boolean(), unattended: fc.boolean() })
  .map((is) => ({
    view: is.view ? everythingAllowed.view : nothingAllowed.view,
    control: is.control ? everythingAllowed.control : nothingAllowed.control,
    elevation: is.elevation ? everythingAllowed.elevation : nothingAllowed.elevation,
    unattended: is.unattended ? everythingAllowed.unattended : nothingAllowed.unattended,
  }));

const someFigures: SessionFigures = {
  inputToPictureMs: { p50: 20, p95: 30.5, n: 7 },
  pictureAgeMs: null,
  framesPerSecond: 30,
  bitsPerSecond: 1_000_000,
  packetLossShare: 0.01,
  path: 'direct',
};

const commands = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('ask'),
      questionId: questions,
      mode: fc.constantFrom(...Mode.options),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('answer'), questionId: questions, isAllowed: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw'), questionId: questions }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('give-up'), capability: fc.constantFrom(...capabilities) }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'share-again' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'activity' } as const) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      { kind: 'pause' } as const,
      { kind: 'resume' } as const,
      { kind: 'measured', figures: someFigures } as const,
    ),
  },
  // Each of these is the end of nearly all that can be tried.
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'leave' } as const, { kind: 'report' } as const) },
);

const inputs: fc.Arbitrary<SessionInput> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('join'),
      way: fc.constantFrom('code', 'link'),
      sharer: fc.constantFrom(
        participantOf(sampleSharer),
        participantOf(sampleSharer),
        participantOf(sampleHelper),
      ),
      device: fc.constantFrom(
        { surface: 'browser', isEnrolled: false, isCompliant: false, id: null, name: null } as const,
        { surface: 'agent', isEnrolled: true, isCompliant: true, id: null, name: null } as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('attach'), side: sides, incarnation: incarnations }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose'), side: sides, incarnation: incarnations }) },
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('command'),
      side: sides,
      command: commands,
      access,
      grantIds: fc.nat(100_000).map(grantIds),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'pass-time' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('recheck'),
      access,
      device: fc.record({ isEnrolled: fc.boolean(), isCompliant: fc.boolean() }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('end'),
      reason: fc.constantFrom('ended-by-administrator', 'turned-off', 'access-lost'),
      by: fc.constantFrom('administrator', 'system'),
    }),
  },
);

/** Mostly moments, now and then longer than any limit but the longest session. */
const waits = fc.oneof(
  { weight: 30, arbitrary: fc.nat(20_000) },
  { weight: 1, arbitrary: fc.nat(40 * 60_000) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const lives = fc.array(fc.tuple(waits, inputs), { maxLength: 40 });

/** Most lives of random steps alone would never get to where something is granted. */
const beginnings = fc.constantFrom<() => SessionWalk>(
  () => new SessionWalk(),
  () => meetingWalk('browser'),
  () => meetingWalk('agent'),
  () => activeWalk('browser'),
  () => activeWalk('agent', 'control'),
);

interface Taken {
  readonly before: Session;
  readonly input: SessionInput;
  readonly now: number;
  readonly result: ReturnType<typeof transition>;
}

/** Leads a session through a life and looks at every step. */
function everyStep(look: (taken: Taken) => void, numRuns = 2_000): void {
  fc.assert(
    fc.property(beginnings, lives, (begin, life) => {
      const walk = begin();
      for (const [wait, input] of life) {
        const before = walk.session;
        const result = transition(before, input, walk.pass(wait).now);
        look({ before, input, now: walk.now, result });
        if (result.ok) walk.session = result.session;
      }
    }),
    { numRuns },
  );
}

const grantsOf = (session: Session): readonly Capability[] =>
  session.kind === 'active' ? session.grants.map(({ capability }) => capability) : [];
const grantIdsOf = (session: Session): readonly string[] =>
  session.kind === 'active' ? session.grants.map(({ id }) => id) : [];

const EDGES: Readonly<Record<Session['kind'], readonly Session['kind'][]>> = {
  waiting: ['waiting', 'meeting', 'ended'],
  meeting: ['meeting', 'active', 'ended'],
  active: ['active', 'ended'],
  ended: ['ended'],
};

describe('whatever happens in whatever order', () => {
  test('SSN38 every input in every state has an answer, and every refusal a code', () => {
    everyStep(({ result }) => {
      if (!result.ok) expect(Object.keys(ERRORS)).toContain(result.code);
    });
  });

  test('SSN39 no edge is taken that is not in the table', () => {
    everyStep(({ before, result }) => {
      if (result.ok) expect(EDGES[before.kind]).toContain(result.session.kind);
    });
  });

  test('SSN40 an ended session stays as it ended; only that it was reported may be added', () => {
    everyStep(({ before, result }) => {
      if (before.kind !== 'ended' || !result.ok) return;
      const { version: _version, isReported: _isReported, ...rest } = before;
      expect(result.session).toMatchObject(rest);
    });
  });

  test('SSN41 the version grows by one with each change and by nothing without one', () => {
    everyStep(({ before, result }) => {
      if (!result.ok) return;
      expect(result.session.version).toBe(before.version + (result.session === before ? 0 : 1));
      if (result.session === before) expect(result.events).toEqual([]);
    });
  });

  test('SSN42 every grant that comes or goes has its event', () => {
    everyStep(({ before, result }) => {
      if (!result.ok) return;
      const ids = new Set(grantIdsOf(before));
      for (const event of result.events) {
        if (event.code === 'session.grant-given') ids.add(event.grantId);
        if (event.code === 'session.grant-ended') expect(ids.delete(event.grantId)).toBe(true);
      }
      expect([...ids].sort()).toEqual([...grantIdsOf(result.session)].sort());
    });
  });

  test('SSN43 nothing is granted but by the sharer, with access, to a question that was open', () => {
    everyStep(({ before, input, now, result }) => {
      if (!result.ok) return;
      const added = grantIdsOf(result.session).filter((id) => !grantIdsOf(before).includes(id));
      if (added.length === 0) return;
      if (input.kind !== 'command') throw new Error('only a command grants');
      expect(input.side).toBe('sharer');
      const { command } = input;
      if (command.kind === 'share-again') {
        expect(input.access.view.isAllowed).toBe(true);
        expect(before).toMatchObject({
          kind: 'active',
          allowedOnce: expect.arrayContaining(['view']) as unknown,
        });
        return;
      }
      if (command.kind !== 'answer' || before.kind === 'waiting' || before.kind === 'ended') {
        throw new Error('only an answer grants');
      }
      expect(command.isAllowed).toBe(true);
      expect(before.question?.id).toBe(command.questionId);
      expect(before.question?.dueAt).toBeGreaterThan(now);
      expect(input.access[before.question?.mode ?? 'unattended'].isAllowed).toBe(true);
    });
  });

  test('SSN44 control is never granted without view, nor elevation without control', () => {
    everyStep(({ result }) => {
      if (!result.ok) return;
      const granted = grantsOf(result.session);
      expect(new Set(granted).size).toBe(granted.length);
      if (granted.includes('elevation')) expect(granted).toContain('control');
      if (granted.includes('control')) expect(granted).toContain('view');
    });
  });

  test('SSN45 a browser never grants anything but view', () => {
    everyStep(({ result }) => {
      if (result.ok && result.session.kind === 'active' && result.session.device.surface === 'browser') {
        expect(['view', '']).toContain(grantsOf(result.session).join());
      }
    });
  });

  test('SSN46 when a step has been taken, nothing is overdue', () => {
    everyStep(({ now, result }) => {
      if (result.ok) expect(dueAt(result.session) ?? Infinity).toBeGreaterThan(now);
    });
  });

  test('SSN47 every session ends by time alone', () => {
    everyStep(({ result }) => {
      if (!result.ok) return;
      const walk = new SessionWalk(result.session);
      for (let rounds = 0; walk.session.kind !== 'ended'; rounds += 1) {
        expect(rounds).toBeLessThan(3);
        walk.now = dueAt(walk.session) ?? Infinity;
        walk.passTime();
      }
    }, 150);
  });

  test('SSN48 a command said twice changes nothing the second time and is answered like the first', () => {
    everyStep(({ input, now, result }) => {
      if (input.kind !== 'command' || !result.ok) return;
      const again = transition(result.session, input, now);
      expect(again).toEqual({ ok: true, session: result.session, events: [] });
    });
  });

  test('SSN49 each event has one row in the audit log and one entry on the timeline', () => {
    everyStep(({ result }) => {
      if (!result.ok) return;
      const codes = result.events.map(({ code }) => code);
      const audit = auditOfSession(result.session, result.events, { by: 'sharer', address: '192.0.2.1' });
      expect(audit.map(({ code }) => code)).toEqual(codes);
      expect(codes.every((code) => AUDIT_CATALOGUE[code].isOnTimeline)).toBe(true);
      expect(timelineOf(result.events).map(({ what }) => `session.${what}`)).toEqual(codes);
      for (const { target, address, actor } of audit) {
        expect(target).toEqual({ kind: 'session', id: result.session.id, name: null });
        if (address !== null) expect(actor.name).toBe(sampleSharer.profile.fullName);
      }
    });
  });

  test('SSN50 a session is plain data: written as JSON and read back it is the same', () => {
    everyStep(({ result }) => {
      if (result.ok) expect(JSON.parse(JSON.stringify(result.session))).toEqual(result.session);
    });
  });

  test('VIW1 both sides can be shown every state, and the wire takes it', () => {
    everyStep(({ result }) => {
      if (!result.ok) return;
      for (const side of ['helper', 'sharer'] as const) {
        const view = viewFor(result.session, side, everythingAllowed);
        expect(SessionView.parse(view)).toEqual(view);
      }
    });
  });
});
