import { runQuietly } from '../launch/child.mjs';

/** @throws {Error} with what the program said, unless it ends well */
export async function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { code, output } = await runQuietly(command, args, { env: { ...process.env, ...env } });
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}`);
}
