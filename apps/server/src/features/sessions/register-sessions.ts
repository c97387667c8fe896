import {
  agentDevice,
  endSession,
  joinSession,
  seeSession,
  startSession,
  BROWSER_DEVICE,
  viewFor,
} from '@alongside/domain';
import type { SessionPorts } from '@alongside/domain';
import {
  endSessionRoute,
  getSessionRoute,
  joinSessionRoute,
  startSessionRoute,
  type SessionCode,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/index.ts';

/** The routes by which sessions begin, are looked at, and are ended from above; everything else goes over the live socket. */
export function registerSessions(app: FastifyInstance, ports: SessionPorts): void {
  serve(app, startSessionRoute, async ({ caller }) => {
    const { session, code } = await startSession(ports, { caller });
    return { session: viewFor(session, 'helper', null), code, link: linkOf(app.edge.origin, code) };
  });

  serve(app, joinSessionRoute, async ({ caller, body }) => {
    const { code, by } = body;
    const device = caller.device === null ? BROWSER_DEVICE : agentDevice(caller.device);
    const { session } = await joinSession(ports, { caller, code, way: by, device });
    return { session: viewFor(session, 'sharer', null) };
  });

  serve(app, getSessionRoute, ({ caller, params }) =>
    seeSession(ports, { caller, sessionId: params.sessionId }),
  );

  serve(app, endSessionRoute, async ({ caller, params }) => {
    await endSession(ports, { caller, sessionId: params.sessionId });
    return undefined;
  });
}

/** The code travels in the fragment, which browsers send to nobody. */
const linkOf = (origin: string, code: SessionCode): string => `${origin}/#code=${code}`;
