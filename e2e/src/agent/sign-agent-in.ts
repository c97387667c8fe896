import type { Page } from 'playwright-core';
import { completeSignIn, handOverToAgent, PageTexts } from '../pages/index.ts';
import { demo, personNamed } from '../journeys/scene.ts';
import type { ServerProcess } from '../rig/index.ts';
import type { AgentProcess } from './agent-process.ts';

/** The person at the agent signs in by this browser, which keeps nothing of it. */
export async function signAgentIn(page: Page, agent: AgentProcess, server: ServerProcess): Promise<void> {
  const texts = PageTexts.en;
  await agent.scene('signed-out');
  agent.send({ kind: 'sign-in' });
  await page.goto(await agent.browserAddress());
  await completeSignIn(page, texts, personNamed(server, demo.sharer));
  await handOverToAgent(page, texts);
  await agent.scene('idle');
  await page.context().clearCookies();
}
