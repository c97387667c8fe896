import { expect, test } from 'vitest';
import { AgentError } from './agent-error.ts';
import { openScreenSource } from './capture/open-screen-source.ts';
import { type HostSystem, hostSystem } from './host-system.ts';
import { openInputSink } from './input/open-input-sink.ts';
import { systemClock } from './system-clock.ts';

const nothing = (): void => undefined;

const opening = {
  clock: systemClock,
  report: nothing,
  handlers: {
    geometryChanged: nothing,
    changed: nothing,
    pointerMoved: nothing,
    pointerShaped: nothing,
    lost: nothing,
  },
};

test('AGW1 the system is known by its platform, and on Linux by the session', () => {
  const kinds = (['win32', 'darwin', 'android', 'freebsd'] as const).map(
    (platform) => hostSystem({ platform, env: { DISPLAY: ':1' } }).kind,
  );
  expect(kinds).toEqual(['windows', 'macos', 'android', 'unknown']);
  const linux = (env: Record<string, string>): HostSystem => hostSystem({ platform: 'linux', env });
  expect(linux({ DISPLAY: ':1' })).toEqual({ kind: 'x11', display: ':1' });
  expect(linux({})).toEqual({ kind: 'x11', display: null });
  const both = { DISPLAY: ':1', WAYLAND_DISPLAY: 'wayland-0' };
  expect(linux(both)).toEqual({ kind: 'wayland' });
  expect(linux({ DISPLAY: ':1', XDG_SESSION_TYPE: 'wayland' })).toEqual({ kind: 'wayland' });
  expect(linux({ ...both, XDG_SESSION_TYPE: 'x11' })).toEqual({ kind: 'x11', display: ':1' });
});

test.for(['wayland', 'macos', 'android', 'unknown'] as const)(
  'AGW1 %s has neither screen nor hand, and says so by a code',
  async (kind) => {
    const refusal = { code: 'SYSTEM_UNSUPPORTED', cause: kind };
    await expect(openScreenSource({ ...opening, system: { kind } })).rejects.toMatchObject(refusal);
    await expect(openInputSink({ ...opening, lost: nothing, system: { kind } })).rejects.toMatchObject(
      refusal,
    );
  },
);

test('AGW1 a session without a display is refused as such', async () => {
  const system: HostSystem = { kind: 'x11', display: null };
  await expect(openScreenSource({ ...opening, system })).rejects.toThrow(
    new AgentError('DISPLAY_UNAVAILABLE'),
  );
  await expect(openInputSink({ ...opening, lost: nothing, system })).rejects.toThrow(
    new AgentError('DISPLAY_UNAVAILABLE'),
  );
});
