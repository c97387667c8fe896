import facts from '../package.json' with { type: 'json' };

/** Such as `0.1.0`. */
export const AGENT_VERSION = facts.version;
