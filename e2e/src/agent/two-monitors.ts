import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ChildProgram } from '../rig/child-program.ts';

const run = promisify(execFile);

const configuration = `
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x720" "1024x768" "800x600"
    Virtual 3000 2000
  EndSubSection
EndSection
`;

/** A real X server whose monitors can be plugged in, moved and changed: Xorg with the driver that draws nowhere. */
export class TwoMonitors implements AsyncDisposable {
  readonly name: string;
  readonly #programs: AsyncDisposableStack;

  private constructor(name: string, programs: AsyncDisposableStack) {
    this.name = name;
    this.#programs = programs;
  }

  /** With one monitor of 1280×720 at first. */
  static async start(): Promise<TwoMonitors> {
    await using programs = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'alongside-xorg-'));
    programs.defer(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'dummy.conf');
    await writeFile(file, configuration);
    const server = programs.use(
      new ChildProgram('Xorg', {
        args: [
          ...['-displayfd', '3', '-noreset', '-novtswitch', '-sharevts', '-nolisten', 'tcp'],
          ...['-config', file, '-logfile', join(folder, 'log')],
        ],
        hasReportChannel: true,
      }),
    );
    const number = await server.ready('a display number', () => /^(\d+)\n/.exec(server.reported)?.[1]);
    const monitors = new TwoMonitors(`:${number}`, programs.move());
    await monitors.arrange('--output', 'DUMMY0', '--mode', '1280x720', '--pos', '0x0');
    return monitors;
  }

  /** As for the program xrandr. */
  async arrange(...args: readonly string[]): Promise<void> {
    await run('xrandr', ['-display', this.name, ...args]);
    // The server looks at its outputs anew only for somebody who asks it to; others are told what it knew before.
    await run('xrandr', ['-display', this.name, '--query']);
  }

  /** A second monitor, lower and to the right. */
  async plugIn(): Promise<void> {
    await this.arrange('--fb', '2304x968');
    await this.arrange('--addmode', 'DUMMY1', '1024x768');
    await this.arrange('--output', 'DUMMY1', '--mode', '1024x768', '--pos', '1280x200');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#programs.disposeAsync();
  }
}
