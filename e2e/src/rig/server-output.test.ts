import { expect, test } from 'vitest';
import { readServerOutput } from './server-output.ts';

test('RIG9 address, set-up link and people are read from what the server prints', () => {
  const output = readServerOutput([
    '{"level":30,"msg":"database ready","by":"ada@demo.example x"}',
    '\u001b[32mListening on http://localhost:4711/\u001b[39m',
    'Set-up link: http://localhost:4711/setup#one-time',
    'Person          E-mail               Password',
    'Ada, helper     ada@demo.example     first-pass',
    '│ Ben │ sharer │ ben@demo.example │ second-pass │',
  ]);
  expect(output).toEqual({
    url: 'http://localhost:4711',
    setUpLink: 'http://localhost:4711/setup#one-time',
    people: [
      { description: 'Ada, helper', email: 'ada@demo.example', password: 'first-pass' },
      { description: 'Ben   sharer', email: 'ben@demo.example', password: 'second-pass' },
    ],
  });
});

test('RIG9 a server that has not said anything yet has no address', () => {
  expect(readServerOutput([])).toEqual({ url: undefined, setUpLink: undefined, people: [] });
});
