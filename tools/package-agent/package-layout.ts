import path from 'node:path';

/** Where the parts of the agent are, below the folder that holds them all: `/usr/lib/alongside-agent`, or the archive. */
export const layout = {
  launcher: 'alongside-agent',
  node: path.join('runtime', 'node'),
  app: 'app',
  window: path.join('app', 'window'),
  licences: 'licences',
  desktop: 'share',
} as const;

/** Files with the desktop's own names, which packages and people put where the desktop looks. */
export const desktopFiles = {
  icon: 'org.alongside.Agent.svg',
  entries: ['org.alongside.Agent.desktop', 'org.alongside.Agent.Link.desktop'],
  metainfo: 'org.alongside.Agent.metainfo.xml',
  service: 'alongside-agent.service',
} as const;
