// Fails in a timer, or in a promise, and tells what becomes of it. `hang`: it doesn't come to its end in order.
import { FakeClock } from '@alongside/testkit';
import { endOnFault } from './end-on-fault.ts';

const kind = process.argv[2];
const clock = new FakeClock();
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
// Something that would go on for ever.
setInterval(() => undefined, 1_000);
endOnFault({
  clock,
  report: (cause) => {
    say(String(cause));
  },
  stop: async () => {
    say('stopped');
    if (kind === 'hang') await clock.advance(60_000);
    else process.exit(1);
  },
  exit: () => {
    say('exit');
    process.exit(1);
  },
});
if (kind === 'promise') void Promise.reject(new Error('nobody caught it'));
else
  setImmediate(() => {
    throw new Error('nobody caught it');
  });
