import { describe, expect, test } from 'vitest';
import { AgentSignInRequest } from './api/agent.ts';
import { DeviceFacts, DevicePublicKey, DeviceReport, DeviceRule, ExternalFacts } from './device.ts';

const facts = {
  name: 'Front desk',
  platform: 'linux',
  osVersion: 'Debian GNU/Linux 13',
  model: null,
  agentVersion: '0.1.0',
};
const K = 'A'.repeat(43);

describe('what a device tells', () => {
  test('DVF1 facts are lines of text of a known system', () => {
    expect(DeviceFacts.parse({ ...facts, name: '  مكتب الاستقبال ' }).name).toBe('مكتب الاستقبال');
    for (const wrong of [
      { name: '' },
      { name: 'a'.repeat(101) },
      { name: 'safe\u202Efdp.exe' },
      { name: 'two\nlines' },
      { platform: 'amiga' },
      { osVersion: 'x'.repeat(101) },
      { agentVersion: 7 },
      { model: '\u200B' },
      { serial: '1' },
    ])
      expect(DeviceFacts.safeParse({ ...facts, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });

  test('DVF2 a key is public, of one of two kinds', () => {
    expect(DevicePublicKey.safeParse({ kty: 'EC', crv: 'P-256', x: K, y: K }).success).toBe(true);
    expect(DevicePublicKey.safeParse({ kty: 'OKP', crv: 'Ed25519', x: K }).success).toBe(true);
    for (const wrong of [
      { kty: 'EC', crv: 'P-256', x: K, y: K, d: K },
      { kty: 'EC', crv: 'P-384', x: K, y: K },
      { kty: 'OKP', crv: 'X25519', x: K },
      { kty: 'RSA', n: K, e: 'AQAB' },
      { kty: 'oct', k: K },
      { kty: 'OKP', crv: 'Ed25519', x: 'A' },
      null,
    ])
      expect(DevicePublicKey.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  });
});

describe('the fragment of the sign-in page', () => {
  const fragment = { challenge: K, port: '49152', state: 's'.repeat(22), device: 'Front desk' };

  test('DVF3 what an agent says is taken', () => {
    expect(AgentSignInRequest.parse(fragment)).toEqual({ ...fragment, port: 49_152 });
    expect(AgentSignInRequest.parse({ ...fragment, port: '1024' }).port).toBe(1_024);
    expect(AgentSignInRequest.parse({ ...fragment, port: '65535' }).port).toBe(65_535);
  });

  test.each([
    { port: '1023' },
    { port: '65536' },
    { port: '08080' },
    { port: '80@evil.example' },
    { port: '8080/' },
    { port: '' },
    { challenge: 'A'.repeat(42) },
    { challenge: `${'A'.repeat(42)}=` },
    { state: 'short' },
    { state: 's'.repeat(129) },
    { state: `${'s'.repeat(20)}&x` },
    { device: '\u202E' },
    { device: 'x'.repeat(101) },
    { more: '1' },
    { challenge: undefined },
  ])('DVF3 %o is refused', (wrong) => {
    expect(AgentSignInRequest.safeParse({ ...fragment, ...wrong }).success).toBe(false);
  });
});

describe('what an agent reports', () => {
  const report = {
    facts,
    serial: 'PF3X1234',
    signedInUsers: ['greta'],
    posture: {
      isDiskEncrypted: true,
      isFirewallOn: null,
      hasScreenLock: false,
      readAt: '2026-11-21T10:00:00.000Z',
    },
  };

  test('DVF4 a report is taken within its bounds, and nothing else of it', () => {
    expect(DeviceReport.parse(report)).toEqual(report);
    expect(DeviceReport.parse({ ...report, serial: null, signedInUsers: [] }).serial).toBeNull();
    for (const wrong of [
      { serial: 'two\nlines' },
      { signedInUsers: Array.from({ length: 51 }, (_, n) => `user${String(n)}`) },
      { signedInUsers: ['\u202Eroot'] },
      { posture: { ...report.posture, isDiskEncrypted: 'yes' } },
      { posture: { ...report.posture, readAt: 'now' } },
      { posture: { ...report.posture, isJailbroken: true } },
      { more: 1 },
    ])
      expect(DeviceReport.safeParse({ ...report, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });

  test('DVF5 a rule has conditions of operations that fit their fields', () => {
    const good = [
      { field: 'name', op: 'starts-with', value: 'BER-' },
      { field: 'platform', op: 'is', value: 'linux' },
      { field: 'osVersion', op: 'at-least', value: '13' },
      { field: 'agentVersion', op: 'below', value: '0.2' },
      { field: 'ownership', op: 'is-not', value: 'personal' },
    ];
    expect(DeviceRule.safeParse({ all: good }).success).toBe(true);
    expect(DeviceRule.safeParse({ all: [] }).success).toBe(false);
    expect(DeviceRule.safeParse({ all: Array.from({ length: 21 }, () => good[0]) }).success).toBe(false);
    for (const wrong of [
      { field: 'name', op: 'matches', value: '(a+)+$' },
      { field: 'platform', op: 'contains', value: 'lin' },
      { field: 'platform', op: 'is', value: 'amiga' },
      { field: 'name', op: 'is', value: '' },
      { field: 'serial', op: 'is', value: '1' },
      { field: '__proto__', op: 'is', value: '1' },
    ])
      expect(DeviceRule.safeParse({ all: [wrong] }).success, JSON.stringify(wrong)).toBe(false);
  });

  test('DVF6 facts from outside are flat, few and short', () => {
    expect(ExternalFacts.parse({ 'antivirus-on': true, risk: 3, 'last-scan': 'today' })).toEqual({
      'antivirus-on': true,
      risk: 3,
      'last-scan': 'today',
    });
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`fact-${String(n)}`, true]));
    for (const wrong of [{ Upper: true }, { a: { b: 1 } }, { a: null }, { a: 'x'.repeat(201) }, many])
      expect(ExternalFacts.safeParse(wrong).success).toBe(false);
  });
});
