import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';

/** As strict as the product's own pages: what the rig does in a page has to work under it. */
const policy =
  "default-src 'none'; script-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const html = `<!doctype html>
<html lang="en">
<title>Rig</title>
<main>
<h1>Rig</h1>
<label>Name <input></label>
<button>Go on</button>
<video muted autoplay playsinline></video>
</main>
<script src="/page.js"></script>
</html>`;

const script = `
document.querySelector('button').addEventListener('click', () => {
  const greeting = document.createElement('p');
  greeting.textContent = 'Hello ' + document.querySelector('input').value;
  document.querySelector('main').append(greeting);
});
`;

/** A page with a name field, a button and a video, on a server of its own. */
export interface PicturePage extends AsyncDisposable {
  readonly port: number;
}

export async function servePicturePage(): Promise<PicturePage> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(isScript ? script : html);
  }).listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the in-page functions below keep between two calls. */
declare global {
  interface Window {
    rigPeer?: RTCPeerConnection;
  }
}

interface Described {
  readonly type: RTCSdpType;
  readonly sdp: string;
}

async function offerScreen(): Promise<Described> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  const peer = new RTCPeerConnection();
  window.rigPeer = peer;
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
  await peer.setLocalDescription();
  const gathered = Promise.withResolvers<undefined>();
  const check = (): void => {
    if (peer.iceGatheringState === 'complete') gathered.resolve(undefined);
  };
  peer.addEventListener('icegatheringstatechange', check);
  check();
  await gathered.promise;
  return { type: 'offer', sdp: peer.localDescription?.sdp ?? '' };
}

async function answerOffer(offer: Described): Promise<Described> {
  const peer = new RTCPeerConnection();
  window.rigPeer = peer;
  peer.addEventListener('track', ({ track }) => {
    const video = document.querySelector('video');
    if (video !== null) video.srcObject = new MediaStream([track]);
  });
  await peer.setRemoteDescription(offer);
  await peer.setLocalDescription();
  const gathered = Promise.withResolvers<undefined>();
  const check = (): void => {
    if (peer.iceGatheringState === 'complete') gathered.resolve(undefined);
  };
  peer.addEventListener('icegatheringstatechange', check);
  check();
  await gathered.promise;
  return { type: 'answer', sdp: peer.localDescription?.sdp ?? '' };
}

async function acceptAnswer(answer: Described): Promise<void> {
  await window.rigPeer?.setRemoteDescription(answer);
}

/** Shares the screen of one page with another; the descriptions go through the test. */
export async function sharePicture(from: Page, to: Page): Promise<void> {
  const offer = await from.evaluate(offerScreen);
  const answer = await to.evaluate(answerOffer, offer);
  await from.evaluate(acceptAnswer, answer);
}
