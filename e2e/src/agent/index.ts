export { servePicturePage } from '../rig/picture-page.ts';
export { FlippingWindow } from './flipping-window.ts';
export { HelperPage } from './helper-page.ts';
export { SharingAgent } from './sharing-agent.ts';
