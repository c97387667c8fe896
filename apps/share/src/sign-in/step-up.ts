import { AccessMissing, StepUp, stepUpRoute } from '@alongside/protocol';
import { callRoute } from '@alongside/ui';
import { z } from 'zod';

/** What the provider can be asked for, of what a refusal says is missing; empty: it wouldn't help. */
export function needsOf(search: string): readonly StepUp[] {
  const missing = z
    .array(AccessMissing)
    .catch([])
    .parse(parseJson(new URLSearchParams(search).get('missing')));
  const needs = missing.map(({ reason }) => StepUp.safeParse(reason.replace('needs-', '')).data);
  const known = needs.filter((need) => need !== undefined);
  return known.length === needs.length ? [...new Set(known)] : [];
}

/** Leads to the provider; the browser comes back to `returnTo` with the same sign-in. */
export async function stepUp(needs: readonly StepUp[], returnTo: string): Promise<void> {
  const { location } = await callRoute(stepUpRoute, { body: { needs: [...needs], returnTo } });
  window.location.assign(location);
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}
