import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';
import { parseHelpLink } from './help-link.ts';

test('AGT1 commands and their options', () => {
  const kinds = [
    [],
    ['start'],
    ['start', '--hidden'],
    ['start', '--server', 'https://help.example.org'],
    ['enrol'],
    ['enrol', '--server', 'https://help.example.org'],
    ['doctor'],
    ['doctor', '--json'],
    ['version'],
    ['help'],
  ];
  expect(kinds.map((args) => parseCommandLine(args))).toEqual([
    { kind: 'start', isHidden: false, server: null },
    { kind: 'start', isHidden: false, server: null },
    { kind: 'start', isHidden: true, server: null },
    { kind: 'start', isHidden: false, server: 'https://help.example.org' },
    { kind: 'enrol', server: null },
    { kind: 'enrol', server: 'https://help.example.org' },
    { kind: 'doctor', isJson: false },
    { kind: 'doctor', isJson: true },
    { kind: 'version' },
    { kind: 'help' },
  ]);
  for (const args of [
    ['stop'],
    ['--hidden'],
    ['start', '--all'],
    ['start', '--server'],
    ['start', '--server', 'help.example.org/x'],
    ['start', 'now'],
    ['enrol', 'A'.repeat(43)],
    ['enrol', '--token', 'A'.repeat(43)],
    ['enrol', '--server', 'help.example.org/x'],
    ['doctor', '--all'],
    ['version', 'x'],
    ['open'],
    ['open', 'a', 'b'],
  ]) {
    expect(parseCommandLine(args).kind).toBe('refused');
  }
});

test('AGT2 a link opens Get help, with a code or without', () => {
  expect(parseHelpLink('alongside://help')).toEqual({ code: null });
  expect(parseHelpLink('alongside://help/')).toEqual({ code: null });
  expect(parseHelpLink('alongside://help#')).toEqual({ code: null });
  expect(parseHelpLink('ALONGSIDE://HELP#abcd-efgh')).toEqual({ code: 'ABCDEFGH' });
  expect(parseCommandLine(['open', 'alongside://help#ABCDEFGH'])).toEqual({
    kind: 'open',
    link: { code: 'ABCDEFGH' },
  });
});

test.for([
  '',
  'alongside:help',
  'alongside://other#ABCDEFGH',
  'alongside://help?server=https://evil.example#ABCDEFGH',
  'alongside://evil@help#ABCDEFGH',
  'alongside://help:80#ABCDEFGH',
  'alongside://help/../x#ABCDEFGH',
  'alongside://help#ABCD',
  'alongside://help#ABCDEFGH%0a',
  'alongside://help#ABCDEFGH\n--json',
  'alongside://help#ABCDEFG0',
  'https://help#ABCDEFGH',
  '--json',
])('AGT2 %j is no link', (text) => {
  expect(parseHelpLink(text)).toBeNull();
  expect(parseCommandLine(['open', text]).kind).toBe('refused');
});
