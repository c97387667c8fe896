export { browserLivePorts, browserPeerPorts } from './browser-peer-ports.ts';
export { type CapturedScreen, type CaptureRefusal, captureScreen } from './capture-screen.ts';
