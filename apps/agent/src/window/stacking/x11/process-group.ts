import { readFile } from 'node:fs/promises';

/** The process group of a process on Linux; null: there is no such process. */
export async function processGroupOf(processId: number): Promise<number | null> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => null);
  // The name of the program stands in brackets and may hold anything, brackets too.
  const group = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[2];
  return group === undefined ? null : Number(group);
}
