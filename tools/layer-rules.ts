import { type IForbiddenRuleType } from 'dependency-cruiser';

/** Tests, and what only they use: `test-live-world.ts`, `session-store-contract.ts`. */
const inTests = String.raw`\.test\.tsx?$|/test-[^/]+\.tsx?$|-contract\.ts$|^packages/testkit/|^(e2e|bench|tools)/`;

/** Which workspace may import which others. Tests may besides import `testkit`; nobody else may. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/protocol': [],
  'packages/domain': ['packages/protocol'],
  'packages/peer': ['packages/protocol'],
  'packages/client': ['packages/protocol'],
  'packages/ui': ['packages/protocol', 'packages/peer'],
  'packages/testkit': ['packages/protocol', 'packages/domain', 'packages/peer'],
  'apps/server': ['packages/protocol', 'packages/domain'],
  'apps/console': ['packages/protocol', 'packages/client', 'packages/peer', 'packages/ui'],
  'apps/share': ['packages/protocol', 'packages/peer', 'packages/ui'],
  'apps/agent-window': ['packages/protocol', 'packages/ui'],
  'apps/agent': ['packages/protocol', 'packages/peer'],
};

const workspace = '^(packages|apps)/[^/]+/';

/** One rule per row of the layer table. */
const layers: IForbiddenRuleType[] = Object.entries(mayImport).map(([from, to]) => ({
  name: `layer: ${from}`,
  comment: `${from} may import ${to.length === 0 ? 'no other workspace' : to.join(', ')} (and testkit in tests).`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: workspace, pathNot: [from, ...to, 'packages/testkit'].map((folder) => `^${folder}/`) },
}));

/** Everything dependency-cruiser refuses in this repository. */
export const layerRules: IForbiddenRuleType[] = [
  ...layers,
  {
    name: 'testkit is for tests',
    comment: 'Fakes never run in front of people.',
    severity: 'error',
    from: { path: '^(packages|apps)/', pathNot: inTests },
    to: { path: '^packages/testkit/' },
  },
  {
    name: 'source never imports a test',
    severity: 'error',
    from: { pathNot: inTests },
    to: { path: String.raw`\.test\.tsx?$|/test-[^/]+\.tsx?$` },
  },
  {
    name: 'no cycle',
    comment: 'Modules in a cycle can only be read, tested and replaced together.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'pure packages import nothing of Node',
    comment: 'Clock, sockets and environment come in through ports.',
    severity: 'error',
    from: { path: '^packages/(protocol|domain|peer)/', pathNot: String.raw`\.test\.ts$` },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'web code imports nothing of Node',
    severity: 'error',
    from: {
      path: '^(packages/(client|ui)|apps/(console|share|agent-window))/src/',
      pathNot: String.raw`\.test\.tsx?$`,
    },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'domain decides without libraries',
    comment: 'What is decided depends on nothing that can be updated behind our back.',
    severity: 'error',
    from: { path: '^packages/domain/', pathNot: String.raw`\.test\.ts$` },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
  },
  {
    name: 'only compose.ts joins features',
    comment: 'Elsewhere in the server nobody but a feature knows what is in it.',
    severity: 'error',
    from: {
      path: '^apps/server/src/',
      pathNot: [String.raw`^apps/server/src/(compose(-operator)?\.ts|features/)`, inTests],
    },
    to: { path: '^apps/server/src/features/' },
  },
  {
    name: 'features meet through their index.ts',
    comment: "A feature's adapters are its own; compose.ts alone names those of several features.",
    severity: 'error',
    from: { path: '^apps/server/src/features/([^/]+)/', pathNot: inTests },
    to: { path: '^apps/server/src/features/', pathNot: ['^apps/server/src/features/$1/', '/index[.]ts$'] },
  },
  {
    name: 'every import leads somewhere',
    severity: 'error',
    from: { pathNot: String.raw`(^|/)vite\.config\.ts$` },
    to: { couldNotResolve: true, pathNot: ['^virtual:', '[.](css|svg)$', '[?](raw|url|inline)$'] },
  },
];
