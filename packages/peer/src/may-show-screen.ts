import type { SessionView } from '@alongside/protocol';

/** Does the session, as this end knows it, allow that the sharer's screen is seen? */
export const mayShowScreen = (view: SessionView | null): boolean =>
  view?.progress.kind === 'active' && view.progress.grants.some(({ capability }) => capability === 'view');
