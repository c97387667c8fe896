export { AgentError, type AgentErrorCode } from './agent-error.ts';
export { openScreenSource, type OpenScreenSourceOptions } from './capture/open-screen-source.ts';
export { X11ScreenSource } from './capture/x11/x11-screen-source.ts';
export type {
  Monitor,
  PointerShape,
  ScreenGeometry,
  ScreenPicture,
  ScreenSource,
  ScreenSourceHandlers,
} from './capture/screen-source.ts';
export type { Rectangle } from './capture/rectangle.ts';
export { composeAgent, type AgentSetup } from './compose.ts';
export { NodeAvVideoEncoder } from './encode/node-av-video-encoder.ts';
export { VideoCodec, type VideoEncoder } from './encode/video-encoder.ts';
export { parseKeyCombination } from './global-key/key-combination.ts';
export { openGlobalKey } from './global-key/open-global-key.ts';
export { type HostSystem, hostSystem } from './host-system.ts';
export { InputGate } from './input/input-gate.ts';
export { INPUT_SILENCE_MS } from './input/input-refusal.ts';
export { PointerButton, WHEEL_NOTCH, type InputSink } from './input/input-sink.ts';
export { openInputSink, type OpenInputSinkOptions } from './input/open-input-sink.ts';
export { X11InputSink } from './input/x11/x11-input-sink.ts';
export { PictureStream } from './picture/picture-stream.ts';
export type { PictureOutlet, PictureTrack } from './picture/picture-track.ts';
export { NodePeerConnection } from './rtc/node-peer-connection.ts';
export { HelperHand } from './session/helper-hand.ts';
export { layoutOf } from './session/layout-of.ts';
export { FileSystemLog } from './system-log/file-system-log.ts';
export { systemClock } from './system-clock.ts';
export {
  type AgentWindowOptions,
  type OpenAgentWindow,
  openAgentWindow,
} from './window/open-agent-window.ts';
export type { WindowAgent } from './window/window-agent.ts';
