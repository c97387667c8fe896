import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AgentToWindow, AgentWindowCommand, ServerOrigin, WindowToAgent } from './agent-window.ts';

const state = {
  scene: { kind: 'signed-out' },
  fault: null,
  server: 'https://help.example.org',
  globalKey: null,
  isWindowWanted: true,
  preferences: { locale: null, theme: 'system' },
  agentVersion: '0.1.0',
};

test('AWM1 state, commands and answers are taken as they are', () => {
  for (const message of [
    { type: 'state', state },
    { type: 'state', state: { ...state, fault: { code: 'AGENT_FAULT' }, server: null } },
    { type: 'reply', n: 1, code: null },
    { type: 'reply', n: 2, code: 'SESSION_CODE_INVALID' },
    { type: 'reply', n: 3, code: 'ACCESS_REFUSED', lacks: ['needs-mfa', 'device-noncompliant'] },
  ])
    expect(AgentToWindow.parse(message)).toEqual(message);
  for (const command of [
    { kind: 'join', code: 'abcd-efgh' },
    { kind: 'give-up', capability: 'control' },
    { kind: 'choose-monitor', monitor: null },
    { kind: 'end-now' },
  ])
    expect(WindowToAgent.parse({ n: 1, command })).toEqual({ n: 1, command });
});

test('AWM2 what has a member too many, too few or of another kind is refused, and nothing throws', () => {
  const isTaken = (command: unknown): boolean => AgentWindowCommand.safeParse(command).success;
  expect(isTaken({ kind: 'join' })).toBe(false);
  expect(isTaken({ kind: 'join', code: 'x', by: 'link' })).toBe(false);
  expect(isTaken({ kind: 'give-up', capability: 'root' })).toBe(false);
  expect(AgentToWindow.safeParse({ type: 'state', state: { ...state, more: 1 } }).success).toBe(false);
  for (const lacks of [[], ['because'], 'needs-mfa', [{ reason: 'needs-mfa' }]]) {
    const reply = { type: 'reply', n: 1, code: 'ACCESS_REFUSED', lacks };
    expect(AgentToWindow.safeParse(reply).success).toBe(false);
  }
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      WindowToAgent.safeParse(anything);
      AgentToWindow.safeParse(anything);
    }),
  );
});

test('AWM3 a server is named by scheme, host and port alone', () => {
  for (const origin of ['https://help.example.org', 'http://localhost:8080', 'http://[::1]:3000'])
    expect(ServerOrigin.parse(origin)).toBe(origin);
  expect(ServerOrigin.parse('https://Help.Example.ORG')).toBe('https://help.example.org');
  for (const other of [
    ...['help.example.org', 'ftp://a', 'https://', 'https://a/', 'https://a/b', 'https://u@a', 'https://a:0'],
    ...['https://a?b', 'https://a#b', 'https://a b', 'javascript:alert(1)', 'https://a\n', 'https://-a'],
  ])
    expect(ServerOrigin.safeParse(other).success).toBe(false);
});
