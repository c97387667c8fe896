import { ServerProcess } from '@alongside/e2e';
import { AgentProcess, signAgentIn } from '@alongside/e2e/agent';
import { HelperPage, PageTexts, signIn } from '@alongside/e2e/pages';
import { demo, personNamed } from '@alongside/e2e/scene';
import { OURS } from '../report/json-line.ts';
import type { Host, Peer, SharedDesktop } from './peer.ts';

const texts = PageTexts.en;

/** From the code to the question for control, which nobody has answered yet. */
async function askForControl(helper: HelperPage, agent: AgentProcess): Promise<void> {
  const code = await helper.getCode();
  const refusal = await agent.command({ kind: 'join', code });
  if (refusal !== null) throw new Error(`The agent could not join: ${refusal}`);
  await helper.met(/.+/u);
  await agent.scene('meeting', ({ phrase }) => phrase.kind === 'ready');
  await helper.button('console.ask.control').last().click();
  await agent.scene('meeting', ({ question }) => question !== null);
}

async function share({ display, programs, resources }: Host): Promise<SharedDesktop> {
  const server = resources.use(await ServerProcess.start({ isDemo: true }));
  const agent = resources.use(await AgentProcess.start({ display, server: server.url }));
  programs.adopt('relay', server.pid);
  programs.adopt('host', agent.pid);
  let isSignedIn = false;
  return {
    open: async (page) => {
      if (!isSignedIn) {
        await signAgentIn(page, agent, server);
        const person = personNamed(server, demo.helper);
        await signIn(page, { origin: server.url, texts, person, returnTo: '/console/' });
        isSignedIn = true;
      }
      await askForControl(new HelperPage(page, texts, server.url), agent);
    },
    connect: async () => {
      const { question } = await agent.scene('meeting');
      if (question === null) throw new Error('Nobody asks');
      await agent.command({ kind: 'answer', questionId: question.id, isAllowed: true });
    },
    connected: async (page) => {
      await agent.scene(
        'active',
        ({ handRefusal, isPictureShown }) => handRefusal === null && isPictureShown,
      );
      await new HelperPage(page, texts, server.url).button('console.viewer.actual').click();
      // Gives it the keyboard.
      await page.locator('video').click();
    },
    closed: async () => {
      await agent.command({ kind: 'leave' });
      await agent.scene('ended');
      await agent.command({ kind: 'dismiss' });
      await agent.scene('idle');
    },
  };
}

/** The whole product: server, agent and console, as people use it. */
export const ALONGSIDE: Peer = {
  name: OURS,
  title: 'Alongside: server, agent and console',
  selector: 'video',
  counted: [],
  install: () => Promise.resolve(''),
  share,
};
