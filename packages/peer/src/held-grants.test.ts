import { FakeClock } from '@alongside/testkit';
import type { Capability, Grant, GrantId, SessionView } from '@alongside/protocol';
import { describe, expect, it } from 'vitest';
import { HeldGrants } from './held-grants.ts';

const grant = (n: number, capability: Capability, untilMs = 60_000): Grant => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as GrantId,
  capability,
  allowedAt: new Date(0).toISOString(),
  until: new Date(untilMs).toISOString(),
  proof: null,
});
const view = (...grants: Grant[]) => ({ progress: { kind: 'active', grants } }) as unknown as SessionView;

function holding(
  options: { aheadMs?: number; prove?: (view: SessionView) => Promise<ReadonlySet<GrantId>> } = {},
) {
  const clock = new FakeClock(0);
  let changes = 0;
  const grants = new HeldGrants({
    clock,
    serverTime: () => clock.now() + (options.aheadMs ?? 0),
    prove: options.prove,
    changed: () => (changes += 1),
    report: () => undefined,
  });
  return {
    clock,
    grants,
    names: () => grants.held.map(({ capability }) => capability),
    changes: () => changes,
  };
}

describe('what holds at this end', () => {
  it('PRG1 what was taken back stays so until there is a new grant', () => {
    const { grants, names } = holding();
    const first = [grant(1, 'view'), grant(2, 'control'), grant(3, 'clipboard-to-sharer')];
    grants.handleView(view(...first));
    grants.takeBack('control');
    expect(names()).toEqual(['view', 'clipboard-to-sharer']);
    grants.takeBack('view');
    expect(names()).toEqual(['clipboard-to-sharer']);
    grants.handleView(view(...first));
    expect(names()).toEqual(['clipboard-to-sharer']);
    grants.handleView(view(grant(4, 'view'), grant(5, 'control')));
    expect(names()).toEqual(['view', 'control']);
  });

  it('PRG2 only what is proven counts, and a proof that fails proves nothing', async () => {
    const [good, bad] = [grant(1, 'view'), grant(2, 'control')];
    let fails = false;
    const { clock, grants, names, changes } = holding({
      prove: () => (fails ? Promise.reject(new Error('no key')) : Promise.resolve(new Set([good.id]))),
    });
    grants.handleView(view(good, bad));
    expect(names()).toEqual([]);
    await clock.advance(0);
    expect(names()).toEqual(['view']);
    expect(changes()).toBe(1);
    fails = true;
    grants.handleView(view(good, bad, grant(3, 'elevation')));
    await clock.advance(0);
    expect(names()).toEqual(['view']);
  });

  it('PRG3 a grant ends by the server’s clock without a word', async () => {
    const { clock, grants, names, changes } = holding({ aheadMs: 10_000 });
    grants.handleView(
      view(grant(1, 'view', 60_000), grant(2, 'control', 30_000), grant(3, 'annotate', 9_000)),
    );
    expect(names()).toEqual(['view', 'control']);
    await clock.advance(19_999);
    expect(names()).toEqual(['view', 'control']);
    await clock.advance(1);
    expect(names()).toEqual(['view']);
    expect(changes()).toBe(1);
    await clock.advance(30_000);
    expect(names()).toEqual([]);
    expect(clock.timerCount).toBe(0);
  });
});
