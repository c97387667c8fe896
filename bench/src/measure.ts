import { parseArgs } from 'node:util';
import { type Figures, figuresOf } from './figures.ts';

export interface Measurement {
  /** Its name in the JSON line. */
  readonly name: string;
  /** How often it is taken unless `--runs` says otherwise. */
  readonly runs: number;
  /** Takes it once and returns the time in milliseconds. */
  readonly takeOnce: () => Promise<number>;
}

/** Takes a measurement as often as the command line says and prints its figures; with `--json` also as the last line. */
export async function measure({ name, runs, takeOnce }: Measurement): Promise<Figures> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, runs: { type: 'string' } },
  });
  const count = values.runs === undefined ? runs : Number(values.runs);
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`Not a number of runs: ${String(values.runs)}`);
  const taken: number[] = [];
  while (taken.length < count) {
    taken.push(await takeOnce());
    say(`  run ${taken.length} of ${count}: ${Math.round(taken.at(-1) ?? 0)} ms`);
  }
  const figures = figuresOf(taken);
  say('');
  for (const [figure, value] of Object.entries(figures)) {
    say(`  ${figure.padEnd(6)} ${String(value).padStart(7)}${figure === 'n' ? '' : ' ms'}`);
  }
  if (values.json) say(JSON.stringify({ [name]: figures }));
  return figures;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
