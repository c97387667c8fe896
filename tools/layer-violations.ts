import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';

import { layerRules } from './layer-rules.ts';

const options: ICruiseOptions = {
  validate: true,
  ruleSet: { forbidden: layerRules },
  // Types are part of the layers: who names a type of another layer depends on it.
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: String.raw`(^|/)(dist|\.cache|test-results)/` },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['types', 'import', 'node', 'default'],
    extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    mainFields: ['module', 'main', 'types'],
  },
};

/**
 * Reads the imports of all files and says which break a layer rule.
 *
 * @param root the folder that holds packages/ and apps/
 * @param folders those below it that are there and shall be read
 * @returns one line per violation: the rule, who imports, what is imported
 */
export async function findLayerViolations(root: string, folders: readonly string[]): Promise<string[]> {
  const { output } = await cruise([...folders], { ...options, baseDir: root });
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered with a report instead of data');
  return linesOf(output);
}

function linesOf({ summary }: ICruiseResult): string[] {
  return summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
    return `${rule.name}: ${from} → ${path}`;
  });
}
