import { inspect } from 'node:util';
import { HelperHand, X11InputSink } from '@alongside/agent';
import type { Candidate, Description } from '@alongside/peer';
import { FastMessage, type IceServer, PeerMessage } from '@alongside/protocol';
import { until } from '../rig/until.ts';
import type { NetworkedAgentSettings } from './networked-agent.ts';
import { ProcessCalls } from '../rig/process-calls.ts';
import { SharingAgent } from './sharing-agent.ts';

let agent: SharingAgent | null = null;
const started = (): SharingAgent => {
  if (agent === null) throw new Error('not started');
  return agent;
};

const calls = new ProcessCalls(process, {
  start: async (settings: NetworkedAgentSettings) => {
    const sink = await X11InputSink.open({
      display: settings.display,
      lost: () => undefined,
      report: () => undefined,
    });
    const hand = new HelperHand(sink);
    agent = await SharingAgent.start({
      ...settings,
      helper: {
        answer: (offer: Description) => calls.call('answer', offer),
        addCandidate: (candidate: Candidate) => calls.call('addCandidate', candidate),
        candidates: () => calls.call('candidates'),
      },
      hears: (text) => {
        const message = PeerMessage.parse(JSON.parse(text));
        if (message.type === 'input') hand.handleInput(message);
      },
      hearsFast: (text) => {
        const message = FastMessage.parse(JSON.parse(text));
        if (message.type === 'input-again') hand.handleAgain(message);
      },
    });
  },
  connect: () => started().connect(),
  setIceServers: (iceServers: readonly IceServer[]) => {
    started().connection.setIceServers(iceServers);
  },
  restart: async () => {
    started().connection.restartIce();
    started().isChannelOpen = false;
    await started().connect();
  },
  lostPath: () =>
    until('the path to be lost', () => ['disconnected', 'failed'].includes(started().transport), {
      timeoutMs: 60_000,
    }),
  show: () => started().connection.setVideo(started().stream),
  stats: () => started().connection.stats(),
  faults: () => started().faults.map((fault) => inspect(fault)),
});

process.on('disconnect', () => process.exit());
