import { z } from 'zod';
import type { RunProgram } from '../run-program.ts';

export interface FirewallReaderOptions {
  readonly run: RunProgram;
  /** Text of `/etc/ufw/ufw.conf`; empty: there is none. */
  readonly ufwSettings: string;
  /** Only root sees the kernel's rules. */
  readonly isRoot: boolean;
}

const Ruleset = z.object({ nftables: z.array(z.record(z.string(), z.unknown())) });
const Chain = z.object({
  chain: z.object({ name: z.string(), hook: z.literal('input'), policy: z.string() }),
});
const Rule = z.object({
  rule: z.object({ chain: z.string(), expr: z.array(z.record(z.string(), z.unknown())) }),
});

/**
 * Whether a firewall lets in only what it is told to. Without root's rights the rules themselves can't be read: firewalld
 * and ufw say whether they run, and of anything else it isn't known.
 */
export async function readFirewall({
  run,
  ufwSettings,
  isRoot,
}: FirewallReaderOptions): Promise<boolean | null> {
  if ((await run('firewall-cmd', ['--state']))?.trim() === 'running') return true;
  const ufwUnit = (await run('systemctl', ['is-active', 'ufw.service']))?.trim();
  if (/^ENABLED=yes$/m.test(ufwSettings) && ufwUnit === 'active') return true;
  return isRoot ? isInputGuarded(await run('nft', ['--json', 'list', 'ruleset'])) : null;
}

/** A chain at the input drops by itself, or has a rule that drops or rejects. */
export function isInputGuarded(ruleset: string | null): boolean | null {
  const parsed = parse(ruleset);
  if (parsed === null) return null;
  const chains = parsed.nftables.flatMap((each) => Chain.safeParse(each).data?.chain ?? []);
  if (chains.some(({ policy }) => policy === 'drop')) return true;
  const names = new Set(chains.map(({ name }) => name));
  const rules = parsed.nftables.flatMap((each) => Rule.safeParse(each).data?.rule ?? []);
  return rules.some(
    ({ chain, expr }) => names.has(chain) && expr.some((each) => 'drop' in each || 'reject' in each),
  );
}

function parse(text: string | null): z.infer<typeof Ruleset> | null {
  try {
    return Ruleset.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    return null;
  }
}
