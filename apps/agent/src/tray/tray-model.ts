import type { AgentWindowCommand, AgentWindowScene, AgentWindowState } from '@alongside/protocol';

/** What the icon shows at a glance. */
export type TrayLook = 'calm' | 'asked' | 'paused' | 'seen' | 'controlled';

export type TrayEntryName = 'open' | 'pause' | 'resume' | 'end' | 'quit';

interface TrayEntry {
  readonly name: TrayEntryName;
  /** In the order in which they are given to the agent. */
  readonly commands: readonly AgentWindowCommand[];
}

export interface TrayModel {
  readonly look: TrayLook;
  /** Of the other side of the session; null: there is none. */
  readonly helperName: string | null;
  readonly entries: readonly TrayEntry[];
}

const open: TrayEntry = { name: 'open', commands: [{ kind: 'show' }] };
const quit: TrayEntry = { name: 'quit', commands: [{ kind: 'quit' }] };
/** At once and without the network, whatever the window does. */
const end: TrayEntry = { name: 'end', commands: [{ kind: 'end-now' }] };

/** What the tray icon shows and offers while the agent is about this. */
export function trayModel({ scene }: AgentWindowState): TrayModel {
  if (scene.kind !== 'meeting' && scene.kind !== 'active') {
    return { look: 'calm', helperName: null, entries: [open, quit] };
  }
  return {
    look: lookOf(scene),
    helperName: scene.helper.fullName,
    entries: [open, ...pausing(scene), end, quit],
  };
}

function lookOf(scene: Extract<AgentWindowScene, { kind: 'meeting' | 'active' }>): TrayLook {
  if (scene.question !== null) return 'asked';
  if (scene.kind === 'meeting') return 'calm';
  if (scene.pausedBy.length > 0) return 'paused';
  if (!scene.isPictureShown) return 'calm';
  return scene.grants.some(({ capability }) => capability === 'control') ? 'controlled' : 'seen';
}

function pausing(scene: Extract<AgentWindowScene, { kind: 'meeting' | 'active' }>): TrayEntry[] {
  if (scene.kind !== 'active') return [];
  const name = scene.pausedBy.includes('sharer') ? 'resume' : 'pause';
  return [{ name, commands: [{ kind: name }] }];
}
