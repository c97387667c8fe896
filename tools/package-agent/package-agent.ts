import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { assemble } from './assemble.ts';
import { makeArchive, type MakeOptions } from './make-archive.ts';
import { makeDeb } from './make-deb.ts';

export interface Made {
  readonly file: string;
  readonly bytes: number;
}

export interface PackageOptions extends Pick<MakeOptions, 'epoch' | 'compression'> {
  readonly root: string;
  /** Made when it isn't there. */
  readonly output: string;
}

const Facts = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/** Makes the agent's archive and its Debian package. */
export async function packageAgent(options: PackageOptions): Promise<readonly Made[]> {
  const { root, output } = options;
  const facts = readFileSync(path.join(root, 'apps', 'agent', 'package.json'), 'utf8');
  const { version } = Facts.parse(JSON.parse(facts));
  mkdirSync(output, { recursive: true });
  const work = mkdtempSync(path.join(output, '.work-'));
  try {
    const tree = path.join(work, `alongside-agent-${version}-linux-x64`);
    await assemble(root, tree, version);
    const archive = path.join(output, `${path.basename(tree)}.tar.xz`);
    const deb = path.join(output, `alongside-agent_${version}_amd64.deb`);
    await makeArchive(tree, archive, { ...options, version });
    await makeDeb(tree, path.join(work, 'deb'), deb, { ...options, version });
    return [archive, deb].map((file) => ({ file, bytes: statSync(file).size }));
  } finally {
    rmSync(work, { recursive: true });
  }
}
