import { answerOf, BROWSER_DEVICE, explainAccess, partiesOf } from '@alongside/domain';
import { type AccessExplanation, type AccessQuery, CodedError, type TenantId } from '@alongside/protocol';
import type { RolePorts } from './role-ports.ts';

/**
 * What would be answered to the helper now, with every rule that makes it so.
 * @throws CodedError NOT_FOUND for a person or device that the tenant doesn't have
 */
export async function explain(
  { access }: Pick<RolePorts, 'access'>,
  tenantId: TenantId,
  query: AccessQuery,
): Promise<AccessExplanation> {
  const { helper, sharer, device: deviceId, mode } = query;
  const state = await access.read({
    tenantId,
    helper: { personId: helper },
    sharer: { personId: sharer },
    deviceId,
    sessionId: null,
  });
  const { device } = state;
  if (deviceId !== null && device === null) throw new CodedError('NOT_FOUND');
  const cameBy = {
    ...BROWSER_DEVICE,
    ...(deviceId === null ? {} : ({ surface: 'agent', id: deviceId } as const)),
  };
  const parties = partiesOf(state, cameBy);
  if (parties === null) throw new CodedError('NOT_FOUND');
  const rules = explainAccess({ kind: 'mode', mode, ...parties }, state.facts);
  return {
    helper: parties.helper.profile,
    sharer: parties.sharer.profile,
    device: deviceId === null ? null : { id: deviceId, name: device?.name ?? '' },
    mode,
    answer: answerOf(rules),
    rules: rules.map(({ rule, outcome, missing, evidence }) => ({
      rule,
      outcome,
      missing: [...missing],
      evidence: [...evidence],
    })),
  };
}
