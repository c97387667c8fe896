/** Holds the agent's global key and something pressed; with `hang` it stops answering. */
import { PointerButton, openGlobalKey, openInputSink, parseKeyCombination } from '@alongside/agent';

const isHanging = process.argv[2] === 'hang';
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const report = (cause: unknown): void => {
  process.stderr.write(`${String(cause)}\n`);
};
const combination = parseKeyCombination('Ctrl+Alt+Shift+End');
if (combination === null) throw new Error('no combination');

const hand = await openInputSink({ lost: () => undefined, report });
await openGlobalKey({
  combination,
  pressed: () => {
    hand.releaseAll();
    say('pressed');
  },
  lost: () => {
    say('lost');
  },
  report,
});
hand.setButton(PointerButton.left, true);
say('ready');
// Lets the press of the button go out before.
setTimeout(() => {
  if (!isHanging) return;
  say('hanging');
  for (;;) performance.now();
}, 500);
