import { bringDependencies } from './dependencies.mjs';
import { adviceForOldNode, findNode24, noNode24Advice } from './node24.mjs';
import { repositoryRoot } from './repository.mjs';

/**
 * Makes sure that there is a Node 24 and everything it needs, saying what it does.
 *
 * @returns {Promise<string | undefined>} the Node to run with; nothing when it failed, which has been said
 */
export async function prepare() {
  const tooOld = adviceForOldNode();
  if (tooOld !== undefined) {
    console.error(tooOld);
    return undefined;
  }
  if (!(await bringDependencies(repositoryRoot))) return undefined;
  const node = findNode24(repositoryRoot);
  if (node === undefined) console.error(noNode24Advice);
  return node;
}
