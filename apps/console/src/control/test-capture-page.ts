// The page that end-to-end tests try keyboards and mice on: the true capture, and a list in the place of the sharer.
import { captureInput } from './capture-input.ts';
import { keyboardSystem } from './keyboard-system.ts';
import { RemoteHand } from './remote-hand.ts';

const sent: string[] = [];

const surface = document.createElement('div');
surface.id = 'picture';
surface.style.cssText =
  'position:absolute;left:100px;top:100px;width:400px;height:300px;background:#357;touch-action:none';
const field = document.createElement('textarea');
field.style.cssText = 'position:absolute;left:0;top:0;opacity:0;pointer-events:none';
const elsewhere = document.createElement('button');
elsewhere.textContent = 'Elsewhere';
document.body.append(elsewhere, surface, field);

const hand = new RemoteHand({
  system: keyboardSystem(new URLSearchParams(location.search).get('system') ?? 'x11'),
  send: ({ event }) => sent.push(JSON.stringify(event)) > 0,
  sendFast: (message) => message.type === 'input-again' || sent.push(JSON.stringify(message)) > 0,
  nextFrame: (call) => {
    const frame = requestAnimationFrame(call);
    return () => cancelAnimationFrame(frame);
  },
  later: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
  left: () => elsewhere.focus(),
});
hand.allow(1);
captureInput({
  surface,
  field,
  hand,
  place: () => {
    const { x, y, width, height } = surface.getBoundingClientRect();
    return { box: { x, y, width, height }, shown: { x: 0, y: 0, width: 800, height: 600 } };
  },
});
Object.assign(window, { captured: sent });
