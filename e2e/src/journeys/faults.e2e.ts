import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess, TcpProxy } from '../rig/index.ts';
import { demo, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const resources = new AsyncDisposableStack();
let proxy: TcpProxy;
let server: ServerProcess;
let scene: Scene;
beforeAll(async () => {
  proxy = resources.use(await TcpProxy.start());
  server = resources.use(await ServerProcess.start({ isDemo: true, origin: proxy.origin }));
  proxy.aim(server.port);
  scene = resources.use(await Scene.open({ server }));
});
afterAll(() => resources.disposeAsync());

async function writeBothWays(word: string): Promise<void> {
  const { helper, sharer } = scene;
  await helper.chat.say(`${word}?`);
  await sharer.chat.lastIs(`${word}?`);
  await sharer.chat.say(`${word}!`);
  await helper.chat.lastIs(`${word}!`);
}

async function textsSeenByBoth(): Promise<readonly (readonly string[])[]> {
  const { helper, sharer } = scene;
  const threads = await Promise.all([helper.chat.messages(), sharer.chat.messages()]);
  return threads.map((thread) => thread.map(({ text }) => text));
}

async function helperLeaves(): Promise<void> {
  await scene.helper.leave();
  await scene.sharer.ended('helper-left', demo.helper).waitFor();
  await scene.helper.ended('helper-left').waitFor();
}

test('JRN15 both pages are reloaded in the middle: picture and chat come back', async () => {
  const { helper, sharer } = scene;
  await scene.help();
  await writeBothWays('before');

  await helper.page.reload();
  await scene.pictureGoesOn();
  await helper.chat.lastIs('before!');
  await writeBothWays('helper back');

  await sharer.page.reload();
  // What was shared belongs to the page that is gone, and only a click may choose again.
  await sharer.shareAgain();
  await scene.pictureGoesOn();
  await sharer.chat.lastIs('helper back!');
  await writeBothWays('sharer back');
  const thread = ['before?', 'before!', 'helper back?', 'helper back!', 'sharer back?', 'sharer back!'];
  expect(await textsSeenByBoth()).toEqual([thread, thread]);
  await helperLeaves();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});

test('JRN16 the line to the server falls silent: the picture goes on, both pages say so, and it comes back', async () => {
  const { helper, sharer } = scene;
  await scene.help();
  proxy.silence();
  const lost = [helper.notice('console.server-link.lost'), sharer.notice('share.lost.own.title')];
  for (const notice of lost) await notice.waitFor();
  await sharer.page.getByText(sharer.texts.within('share.lost.own.butDirect')).waitFor();
  await scene.pictureGoesOn();
  await writeBothWays('meanwhile');

  proxy.restore();
  for (const notice of lost) await notice.waitFor({ state: 'detached' });
  await scene.pictureGoesOn();
  await helperLeaves();
  expect(unexpectedProblems(scene.windows, { wasUnreachable: true })).toEqual([]);
});

test('JRN17 the server is killed and started again: the picture never stops, and both pages go on', async () => {
  const { helper, sharer } = scene;
  await scene.help();
  await writeBothWays('before');
  await server.kill();
  const lost = [helper.notice('console.server-link.lost'), sharer.notice('share.lost.own.title')];
  for (const notice of lost) await notice.waitFor();
  await scene.pictureGoesOn();
  expect(await helper.video.frames(5)).toHaveLength(5);
  await writeBothWays('without a server');

  await server.startAgain();
  for (const notice of lost) await notice.waitFor({ state: 'detached' });
  await scene.pictureGoesOn();
  await writeBothWays('after');
  await sharer.stopSharing();
  await helper.status('paused').waitFor();
  await helperLeaves();
  expect(unexpectedProblems(scene.windows, { wasUnreachable: true })).toEqual([]);
});
