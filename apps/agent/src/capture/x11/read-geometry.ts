import type { X11Connection } from '../../x11/x11-connection.ts';
import type { Monitor, ScreenGeometry } from '../screen-source.ts';
import type { CrtcInfo, OutputInfo, RandrExtension, ScreenResources } from './x11-extensions.ts';

/** What is on the desktop now. A display without monitors, as some virtual ones, is one monitor itself. */
export async function readGeometry(
  connection: X11Connection,
  randr: RandrExtension,
): Promise<ScreenGeometry> {
  const { root } = connection;
  const [size, resources, primary] = await Promise.all([
    connection.ask<{ readonly width: number; readonly height: number }>((client, answered) => {
      client.GetGeometry(root, answered);
    }),
    connection.ask<ScreenResources>((_, answered) => {
      randr.GetScreenResourcesCurrent(root, answered);
    }),
    connection.ask<number>((_, answered) => {
      randr.GetOutputPrimary(root, answered);
    }),
  ]);
  const desktop = { x: 0, y: 0, widthPx: size.width, heightPx: size.height };
  const found = await Promise.all(
    resources.outputs.map((output) => readMonitor(connection, randr, { output, resources, primary })),
  );
  const monitors = found.filter((monitor) => monitor !== null);
  if (monitors.length > 0) return { desktop, monitors };
  return { desktop, monitors: [{ name: 'screen', area: desktop, isPrimary: true }] };
}

async function readMonitor(
  connection: X11Connection,
  randr: RandrExtension,
  which: { readonly output: number; readonly resources: ScreenResources; readonly primary: number },
): Promise<Monitor | null> {
  const { config_timestamp: configuredAt } = which.resources;
  const output = await connection.ask<OutputInfo>((_, answered) => {
    randr.GetOutputInfo(which.output, configuredAt, answered);
  });
  if (output.crtc === 0) return null;
  const crtc = await connection.ask<CrtcInfo>((_, answered) => {
    randr.GetCrtcInfo(output.crtc, configuredAt, answered);
  });
  if (crtc.width === 0 || crtc.height === 0) return null;
  const area = { x: crtc.x, y: crtc.y, widthPx: crtc.width, heightPx: crtc.height };
  return { name: output.name, area, isPrimary: which.output === which.primary };
}
