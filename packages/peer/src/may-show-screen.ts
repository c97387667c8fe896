import type { SessionEndState } from './session-end-state.ts';

/** Does what holds now at this end allow that the sharer's screen is seen? */
export const mayShowScreen = ({
  grants,
  isPaused,
}: Pick<SessionEndState<unknown>, 'grants' | 'isPaused'>): boolean =>
  !isPaused && grants.some(({ capability }) => capability === 'view');
