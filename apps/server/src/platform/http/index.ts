export { networkOf } from './address-network.ts';
export type { Authenticator, Caller, CallerDevice } from './caller.ts';
export type { FileAnswer } from './file-answer.ts';
export { API_PREFIX, serve, servePublic } from './serve-route.ts';
export { bearerOfProof, offersProof } from './offers-proof.ts';
export { offeredToken, offersToken } from './offers-token.ts';
export { callersActor, serviceActor } from './callers-actor.ts';
export { createHttpServer } from './create-http-server.ts';
export { listen } from './listen.ts';
