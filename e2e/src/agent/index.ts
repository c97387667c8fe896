export { servePicturePage } from '../rig/picture-page.ts';
export { AgentScene } from './agent-scene.ts';
export { AgentProcess } from './agent-process.ts';
export { FlippingWindow } from './flipping-window.ts';
export { HelperPage } from './helper-page.ts';
export { NetworkedAgent } from './networked-agent.ts';
export { ScrollingScreen, type ShownPicture } from './scrolling-screen.ts';
export { SharingAgent } from './sharing-agent.ts';
export { signAgentIn } from './sign-agent-in.ts';
