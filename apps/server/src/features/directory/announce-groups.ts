import type { Bus } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import { accessChangesTopic } from '../../platform/access-changes/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';

/** Tells pages, and the job that acts on it, that groups or who is in them may have changed. After the commit. */
export function announceGroups(bus: Bus, tenantId: TenantId): void {
  bus.publish(tenantTopic(tenantId, 'groups'), {});
  bus.publish(tenantTopic(tenantId, 'people'), {});
  bus.publish(accessChangesTopic, {});
}
