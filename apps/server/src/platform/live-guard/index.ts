export type { MessageSocket } from './message-socket.ts';
export { registerLiveGuard } from './register-live-guard.ts';
