import path from 'node:path';
import { rolldown } from 'rolldown';

/** Packages with native parts or that are loaded by name while running: they stay packages. */
export const unbundledPackages = ['@napi-rs/keyring', 'koffi', 'node-av', 'node-datachannel', 'x11'] as const;

/** Names that the sources load by; all of them have to be in one folder. */
const programs = {
  'alongside-agent': 'src/alongside-agent.ts',
  'global-key-thread': 'src/global-key/x11/global-key-thread.ts',
  'system-key-store-program': 'src/key-store/system-key-store-program.ts',
};

/** Bundles the agent's own code and its pure packages. */
export async function bundleProgram(root: string, folder: string): Promise<void> {
  const agent = path.join(root, 'apps', 'agent');
  const bundle = await rolldown({
    cwd: agent,
    input: programs,
    platform: 'node',
    external: [/^node:/, ...unbundledPackages.map((name) => new RegExp(`^${name}(/|$)`))],
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(`${log.code ?? ''} ${log.message}`);
    },
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
}
