// Loaded into a server that a journey starts: moves its clock by as many milliseconds as the file says, so that
// nobody waits ten minutes for a code to expire. The server itself knows nothing of it.
import { readFileSync } from 'node:fs';

const file = process.env['SHIFTED_CLOCK_FILE'];
const RealDate = Date;

const shiftMs = (): number => (file === undefined ? 0 : Number(readFileSync(file, 'utf8')));
const now = (): number => RealDate.now() + shiftMs();

globalThis.Date = new Proxy(RealDate, {
  construct: (_target, values: ConstructorParameters<typeof Date> | []) =>
    values.length === 0 ? new RealDate(now()) : new RealDate(...values),
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
});
