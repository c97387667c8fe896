import { expect, test } from 'vitest';
import { unexpectedProblems } from '../journeys/unexpected-problems.ts';
import { AgentScene } from './agent-scene.ts';

test('AGA1, AGS2, AGS20 an agent signs in by the browser, joins by code, both read the same phrase, and leaving is no fault', async () => {
  await using scene = await AgentScene.open();
  const { agent, helper } = scene;
  expect(await agent.command({ kind: 'join', code: 'nonsense' })).toBe('SESSION_CODE_INVALID');
  expect(await agent.command({ kind: 'join', code: '2222-2222' })).toBe('SESSION_CODE_INVALID');
  await agent.scene('idle');
  await scene.meet();
  const { phrase, helper: who } = await agent.scene('meeting');
  expect(who.fullName).toBe('Hanna Brandt');
  const words = phrase.kind === 'ready' ? phrase.words : [];
  expect(words.length).toBeGreaterThan(1);
  for (const word of words) await helper.page.getByText(word).first().waitFor();

  await scene.allow('view');
  await agent.scene('active', ({ isPictureShown }) => isPictureShown);
  const { grants, handRefusal } = await agent.scene('active');
  expect(grants.map(({ capability }) => capability)).toEqual(['view']);
  expect(handRefusal).toBe('no-grant');
  expect(await agent.command({ kind: 'leave' })).toBeNull();
  const ended = await agent.scene('ended');
  expect(ended).toMatchObject({ reason: 'sharer-left', allowed: ['view'] });
  expect(agent.output.join('')).toBe('');
  expect(unexpectedProblems([scene.helperWindow])).toEqual([]);
});
