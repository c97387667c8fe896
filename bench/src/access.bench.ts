// What one decision of access takes on PostgreSQL, reading and deciding, in organisations of 1,000 to 100,000 people.
import { parseArgs } from 'node:util';
import { answerModes, partiesOf } from '@alongside/domain';
import { SeededRandom } from '@alongside/testkit';
import { openOrganisation, type OrganisationSize } from './access/large-organisation.ts';
import { sayTable } from './organisation/say-table.ts';
import { summaryOf } from './statistics.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    decisions: { type: 'string', default: '2000' },
  },
});
const decisions = Number(values.decisions);
if (!Number.isInteger(decisions) || decisions < 1) {
  throw new RangeError(`Not a number of decisions: ${values.decisions}`);
}

const SIZES: readonly OrganisationSize[] = [
  { people: 1_000, groups: 100, assignments: 50, policies: 10 },
  { people: 10_000, groups: 500, assignments: 200, policies: 25 },
  { people: 100_000, groups: 1_000, assignments: 500, policies: 50 },
];
const WARM_UP = 300;
const LISTS = 200;

async function measure(size: OrganisationSize) {
  await using organisation = await openOrganisation(size);
  const { access, tenantId, people, devices } = organisation;
  const random = new SeededRandom(size.people);
  const some = <Item>(items: readonly Item[]): Item => {
    const item = items[random.below(items.length)];
    if (item === undefined) throw new Error('There is nobody');
    return item;
  };
  let allowed = 0;
  /** As the server answers a helper: everything read anew, every mode decided. */
  const decide = async (): Promise<number> => {
    const [helper, sharer, deviceId] = [some(people), some(people), some(devices)];
    const begunAt = performance.now();
    const state = await access.read({
      tenantId,
      helper: { personId: helper },
      sharer: { personId: sharer },
      deviceId,
      sessionId: null,
    });
    const cameBy = {
      surface: 'agent',
      isEnrolled: true,
      isCompliant: true,
      id: deviceId,
      name: null,
    } as const;
    const parties = partiesOf(state, cameBy);
    if (parties === null) throw new Error('Somebody is missing');
    if (answerModes(parties, state.facts).view.isAllowed) allowed += 1;
    return performance.now() - begunAt;
  };
  const times = async (n: number, once: () => Promise<number>): Promise<number[]> => {
    const took: number[] = [];
    while (took.length < n) took.push(await once());
    return took;
  };
  const listOnce = async (): Promise<number> => {
    const begunAt = performance.now();
    await organisation.listDevices();
    return performance.now() - begunAt;
  };
  await times(WARM_UP, decide);
  allowed = 0;
  const decided = summaryOf(await times(decisions, decide));
  const listed = summaryOf(await times(LISTS, listOnce));
  return { ...size, allowed, decision: decided, deviceList: listed };
}

const results = [];
for (const size of SIZES) {
  const result = await measure(size);
  sayTable(result);
  process.stdout.write('\n');
  results.push(result);
}
if (values.json) {
  const figures = results.map(
    ({ people, decision }) => [people, { p50: decision?.p50, p99: decision?.p99 }] as const,
  );
  process.stdout.write(`${JSON.stringify(Object.fromEntries(figures))}\n`);
}
