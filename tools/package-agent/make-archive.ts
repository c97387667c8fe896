import path from 'node:path';
import { runProgram } from './run-program.ts';

export interface MakeOptions {
  readonly version: string;
  /** Seconds since 1970: the time of every file, so that the same sources give the same bytes. */
  readonly epoch: number;
  /** `quick` gives larger files in seconds. */
  readonly compression: 'small' | 'quick';
}

/** A `.tar.xz` of a folder, with the folder's name as the one at the top. */
export async function makeArchive(folder: string, archive: string, options: MakeOptions): Promise<void> {
  const xz = options.compression === 'small' ? 'xz -6 -T0' : 'xz -0 -T0';
  const same = ['--sort=name', `--mtime=@${options.epoch}`, '--owner=0', '--group=0', '--numeric-owner'];
  const args = ['--create', '--file', archive, '--use-compress-program', xz, ...same];
  await runProgram('tar', [...args, '--directory', path.dirname(folder), path.basename(folder)], {});
}
