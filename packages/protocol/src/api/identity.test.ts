import { describe, expect, test } from 'vitest';
import { Profile } from '../profile.ts';
import { ReturnPath } from './identity.ts';

describe('where to go after signing in', () => {
  test.each(['/', '/session/00000000-0000-4000-8000-000000000001', '/console/?a=b', '/#code=ABCDEFGH'])(
    'RTN1 %s is a path on this server',
    (path) => {
      expect(ReturnPath.parse(path)).toBe(path);
      expect(new URL(path, 'https://here.example').origin).toBe('https://here.example');
    },
  );

  test.each([
    ...[
      '',
      'session',
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/a\\b',
      'javascript:alert(1)',
    ],
    ...['/\t/evil.example', '/\n/evil.example', '/ /evil.example', ' /', `/${'a'.repeat(500)}`],
  ])('RTN2 %j is refused', (path) => {
    expect(ReturnPath.safeParse(path).success).toBe(false);
  });
});

test('PRF1 a picture is one of this server and nothing else', () => {
  const { picture } = Profile.shape;
  const own = '/api/v1/people/00000000-0000-4000-8000-000000000001/picture?v=a1';
  expect(picture.parse(own)).toBe(own);
  for (const bad of [
    'https://evil.example/x.png',
    `${own}#`,
    `/${own}`,
    `${own}\n`,
    'data:image/svg+xml,x',
  ]) {
    expect(picture.safeParse(bad).success).toBe(false);
  }
});
