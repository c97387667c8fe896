import x11 from 'x11';

const [display = '', width = '0', height = '0'] = process.argv.slice(2);
const KEY_PRESS_MASK = 1;
const SQUARE = [100, 100, 400, 400] as const;

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

x11.createClient({ display }, (error, { client, screen: [screen] }) => {
  if (error || screen === undefined) throw new Error('no display', { cause: error });
  const window = client.AllocID();
  const { root, root_depth: depth, black_pixel: black, white_pixel: white } = screen;
  const values = { backgroundPixel: white, overrideRedirect: true, eventMask: KEY_PRESS_MASK };
  client.CreateWindow(window, root, 0, 0, Number(width), Number(height), 0, depth, 1, 0, values);
  client.MapWindow(window);
  const brushes = [black, white].map((foreground) => {
    const brush = client.AllocID();
    client.CreateGC(brush, window, { foreground });
    return brush;
  });
  let flips = 0;
  client.on('event', ({ name }) => {
    if (name !== 'KeyPress') return;
    client.PolyFillRectangle(window, brushes[flips % 2] ?? 0, [...SQUARE]);
    flips += 1;
    client.GetInputFocus(() => {
      write(String(performance.timeOrigin + performance.now()));
    });
  });
  client.GetInputFocus(() => {
    client.SetInputFocus(window, 1);
    client.GetInputFocus(() => {
      write('ready');
    });
  });
});
