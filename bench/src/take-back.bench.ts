// From the sharer's taking back of control to the last thing of the helper's hand that arrives, in the middle of a drag.
import { X11ScreenSource, systemClock } from '@alongside/agent';
import { until } from '@alongside/e2e';
import { AgentScene } from '@alongside/e2e/agent';
import { measure } from './measure.ts';

/** After this time nothing arrives any more that was on its way. */
const QUIET_MS = 1_000;

await using scene = await AgentScene.open();
await scene.control();
const { agent, page } = scene;
let movedAtMs = 0;
using _source = await X11ScreenSource.open({
  display: scene.sharerDisplay,
  now: () => systemClock.now(),
  report: () => undefined,
  handlers: {
    geometryChanged: () => undefined,
    changed: () => undefined,
    pointerMoved: () => {
      movedAtMs = systemClock.now();
    },
    pointerShaped: () => undefined,
    lost: () => undefined,
  },
});
const box = await page.locator('video').boundingBox();
if (box === null) throw new Error('no picture');
const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

let isDragging = false;
let step = 0;

/** The helper's hand goes on, whatever the sharer does. */
async function drag(): Promise<void> {
  while (isDragging) {
    step += 1;
    await page.mouse.move(middle.x + (step % 200), middle.y + (step % 7));
  }
}

/** The helper asks for control again, and the sharer allows it. */
async function allowAgain(): Promise<void> {
  await page.getByRole('button', { name: scene.texts.text('mode.control') }).click();
  const { question } = await agent.scene('active', (shown) => shown.question?.mode === 'control');
  if (question === null) throw new Error('no question');
  await agent.command({ kind: 'answer', questionId: question.id, isAllowed: true });
  await agent.scene('active', ({ handRefusal }) => handRefusal === null);
}

let rounds = 0;
await measure({
  name: 'take-back',
  runs: 20,
  takeOnce: async () => {
    if (rounds > 0) await allowAgain();
    rounds += 1;
    isDragging = true;
    const dragging = drag();
    const beganAtMs = systemClock.now();
    await until('the drag', () => movedAtMs > beganAtMs);
    const takenBackAtMs = systemClock.now();
    agent.send({ kind: 'give-up', capability: 'control' });
    await until('quiet', () => systemClock.now() - Math.max(movedAtMs, takenBackAtMs) > QUIET_MS);
    isDragging = false;
    await dragging;
    return Math.max(0, movedAtMs - takenBackAtMs);
  },
});
