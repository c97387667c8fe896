export { AccessibilityFaults, expectAccessible } from './accessibility.ts';
export { BarCodeScreen, type BarCodeScreenOptions } from './bar-code-screen.ts';
export {
  openChromium,
  openFirefox,
  type BrowserWindow,
  type ChromiumOptions,
  type WindowOptions,
} from './browser-window.ts';
export { type Certificate, makeCertificate } from './certificate.ts';
export { WebProxy } from './web-proxy.ts';
export { Display, type DisplaySize } from './display.ts';
export { EmulatedPath, type EmulatedPathSettings } from './emulated-path.ts';
export { type PathNature, pathNature } from './path-queue.ts';
export { type AllowedWay, NetworkRig, type NetworkNamespace } from './network-rig.ts';
export { RelayServer, type RelayServerOptions } from './relay-server.ts';
export { shot } from './screen-shot.ts';
export type { DemoPerson } from './server-output.ts';
export { ServerProcess, type ServerOptions } from './server-process.ts';
export { TcpProxy, type TcpProxyOptions } from './tcp-proxy.ts';
export { NeverHappened, until, type UntilOptions } from './until.ts';
export { WatchedVideo } from './watched-video.ts';
