import { changeSettings, type SessionPorts } from '@alongside/domain';
import { getSettingsRoute, updateSettingsRoute } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { accessChangesTopic } from '../../../platform/access-changes/index.ts';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { serve } from '../../../platform/http/index.ts';
import type { IdentityPorts } from '../identity-ports.ts';

/** A tenant's settings. They are read anew for every decision, so a change takes effect at once. */
export function registerSettings(app: FastifyInstance, ports: IdentityPorts, sessions: SessionPorts): void {
  serve(app, getSettingsRoute, ({ caller }) => ports.settings.read(caller.tenantId));

  serve(app, updateSettingsRoute, async ({ caller, body }) => {
    const { settings } = await changeSettings(sessions, { caller, patch: body });
    ports.bus.publish(tenantTopic(caller.tenantId, 'settings'), {});
    ports.bus.publish(accessChangesTopic, {});
    return settings;
  });
}
