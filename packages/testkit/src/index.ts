export { FakeClock } from './fake-clock.ts';
export { FakeLiveServer } from './fake-live-server.ts';
export { FakePeerConnection, FakePeerNetwork, type FakeStream } from './fake-peer-network.ts';
export { type FakeEnd, type FakeTrack, SessionPair } from './session-pair.ts';
