import { DeviceRule } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import { meetsRule, type RuledDevice } from './device-rule.ts';

const laptop: RuledDevice = {
  name: 'BER-Laptop-7',
  model: 'ThinkPad T14',
  platform: 'linux',
  ownership: 'corporate',
  osVersion: 'Debian GNU/Linux 13',
  agentVersion: '0.10.2',
};

const meets = (condition: unknown, device: Partial<RuledDevice> = {}): boolean =>
  meetsRule(DeviceRule.parse({ all: [condition] }), { ...laptop, ...device });

describe('a rule of a group of devices', () => {
  test('DVR1 has the devices that meet every condition', () => {
    const rule = DeviceRule.parse({
      all: [
        { field: 'name', op: 'starts-with', value: 'ber-' },
        { field: 'ownership', op: 'is', value: 'corporate' },
      ],
    });
    expect(meetsRule(rule, laptop)).toBe(true);
    expect(meetsRule(rule, { ...laptop, ownership: 'personal' })).toBe(false);
    expect(meetsRule(rule, { ...laptop, name: 'MUC-1' })).toBe(false);
  });

  test('DVR2 compares texts without regard to case, whole or in part', () => {
    expect(meets({ field: 'model', op: 'is', value: 'thinkpad t14' })).toBe(true);
    expect(meets({ field: 'model', op: 'is', value: 'thinkpad' })).toBe(false);
    expect(meets({ field: 'model', op: 'contains', value: 'PAD' })).toBe(true);
    expect(meets({ field: 'osVersion', op: 'starts-with', value: 'debian' })).toBe(true);
    expect(meets({ field: 'platform', op: 'is-not', value: 'windows' })).toBe(true);
    expect(meets({ field: 'name', op: 'is', value: 'cafe\u0301' }, { name: 'CAF\u00c9' })).toBe(true);
  });

  test('DVR3 compares versions part by part, not as text', () => {
    expect(meets({ field: 'agentVersion', op: 'at-least', value: '0.9' })).toBe(true);
    expect(meets({ field: 'agentVersion', op: 'below', value: '0.9' })).toBe(false);
    expect(meets({ field: 'agentVersion', op: 'at-least', value: '0.10.2.0' })).toBe(true);
    expect(meets({ field: 'osVersion', op: 'at-least', value: '13' })).toBe(true);
    expect(meets({ field: 'osVersion', op: 'below', value: '13.1' })).toBe(true);
  });

  test('DVR4 a device that says nothing, or nothing like a version, meets only what it is not', () => {
    expect(meets({ field: 'model', op: 'is-not', value: 'T14' }, { model: null })).toBe(true);
    expect(meets({ field: 'model', op: 'contains', value: 'T' }, { model: null })).toBe(false);
    for (const op of ['at-least', 'below']) {
      expect(meets({ field: 'osVersion', op, value: '13' }, { osVersion: 'Debian sid' })).toBe(false);
      expect(meets({ field: 'osVersion', op, value: 'sid' })).toBe(false);
    }
  });

  test('DVR5 what a device calls itself is text, never a pattern, however it is made', () => {
    for (const name of ['.*', '%', "' or 1=1 --", '\\', '__proto__', '('.repeat(100)]) {
      expect(meets({ field: 'name', op: 'is', value: 'BER-Laptop-7' }, { name })).toBe(false);
      expect(meets({ field: 'name', op: 'contains', value: name }, { name })).toBe(true);
      expect(meets({ field: 'name', op: 'contains', value: name })).toBe(false);
    }
    const digits = '9'.repeat(100);
    expect(meets({ field: 'osVersion', op: 'at-least', value: '1' }, { osVersion: digits })).toBe(false);
  });
});
