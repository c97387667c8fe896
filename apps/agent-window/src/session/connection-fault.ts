import type { SceneOf } from '../link/use-agent.ts';

/** What of a session's connections is lost; the desktop counts as one, as nothing can be shown without it. */
export type ConnectionFault = 'server' | 'helper' | 'display';

export function connectionFault(scene: SceneOf<'meeting' | 'active'>): ConnectionFault | null {
  if (scene.kind === 'active' && scene.monitors === null) return 'display';
  if (scene.connection.server === 'lost') return 'server';
  return scene.connection.helper === 'silent' ? 'helper' : null;
}
