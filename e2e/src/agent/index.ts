export { servePicturePage } from '../rig/picture-page.ts';
export { AgentProcess } from './agent-process.ts';
export { FlippingWindow } from './flipping-window.ts';
export { HelperPage } from './helper-page.ts';
export { NetworkedAgent } from './networked-agent.ts';
export { SharingAgent } from './sharing-agent.ts';
