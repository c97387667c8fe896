import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Stimulus } from './desktop/stimulus.ts';
import { SCREEN, furnishScreen, startVirtualScreen } from './desktop/virtual-screen.ts';
import { ByteCounters } from './machine/byte-counters.ts';
import { udpPortsOf } from './machine/udp-ports.ts';
import { untilQuiet } from './machine/costs.ts';
import { nowMs } from './machine/monotonic-clock.ts';
import { Programs } from './machine/programs.ts';
import type { Peer, SharedDesktop } from './peers/peer.ts';
import type { RunResult } from './report/result.ts';
import { idle } from './scenarios/idle.ts';
import { latency } from './scenarios/latency.ts';
import { motion } from './scenarios/motion.ts';
import {
  type Connect,
  type Measured,
  SCENARIOS,
  type ScenarioName,
  type ScenarioSize,
  type Scene,
} from './scenarios/scenario.ts';
import { stillText } from './scenarios/still-text.ts';
import { typing } from './scenarios/typing.ts';
import { summaryOf } from './statistics.ts';
import { barCodes } from './viewer/probe.ts';
import { PageProbe } from './viewer/page-probe.ts';
import { ViewerBrowser, type ViewerKind, type ViewerTab } from './viewer/viewer-browser.ts';

const FIRST_DISPLAY = 230;
const FIRST_PICTURE_MS = 60_000;
const SETTLE_MS = 1_000;
const IDLE_SECONDS = 30;
const TYPED_LEAST = 60;
const BESIDE_VIDEO_MOST = 40;

export interface MeasureOptions extends ScenarioSize {
  readonly viewer: ViewerKind;
  readonly scenarios: readonly ScenarioName[];
  /** How often the picture is asked for anew. */
  readonly connects: number;
  /** How long to wait for other work on the machine to end, before each scenario. */
  readonly quietMs: number;
  readonly say: (line: string) => void;
}

const QUIET_CORES = 0.1;

const MEASURES: Readonly<
  Record<Exclude<ScenarioName, 'connect'>, (scene: Scene, size: ScenarioSize) => Promise<Measured>>
> = {
  idle: (scene) => idle(scene, IDLE_SECONDS),
  key: (scene, { presses }) => latency(scene, { press: 'key', beside: 'square', presses }),
  mouse: (scene, { presses }) => latency(scene, { press: 'button', beside: 'square', presses }),
  typing: (scene, { presses }) => typing(scene, Math.max(presses, TYPED_LEAST)),
  scroll: (scene, { seconds }) => motion(scene, 'scroll', seconds),
  video: (scene, { seconds }) => motion(scene, 'video', seconds),
  'key-beside-video': (scene, { presses }) =>
    latency(scene, { press: 'key', beside: 'video', presses: Math.min(presses, BESIDE_VIDEO_MOST) }),
  'still-text': stillText,
};

/** Starts everything from nothing, measures one product, and ends what it started. */
export async function measurePeer(peer: Peer, options: MeasureOptions): Promise<RunResult> {
  const results: Partial<Record<ScenarioName, Measured>> = {};
  const told = { name: peer.name, title: peer.title, viewer: options.viewer, results };
  let version = '';
  try {
    version = await peer.install();
    await using resources = new AsyncDisposableStack();
    const logs = mkdtempSync(join(tmpdir(), `alongside-bench-${peer.name}-`));
    const programs = resources.use(new Programs(logs));
    await measureAll(peer, options, { programs, resources, results });
    return { ...told, version, fault: null };
  } catch (cause) {
    return { ...told, version, fault: cause instanceof Error ? cause.message : String(cause) };
  }
}

interface Run {
  readonly programs: Programs;
  readonly resources: AsyncDisposableStack;
  readonly results: Partial<Record<ScenarioName, Measured>>;
}

async function measureAll(peer: Peer, options: MeasureOptions, run: Run): Promise<void> {
  const { programs, resources, results } = run;
  const display = await (peer.startDisplay?.(programs) ??
    startVirtualScreen(programs, resources, { group: 'screen', from: FIRST_DISPLAY, size: SCREEN }).then(
      (screen) => screen.display,
    ));
  await furnishScreen(programs, 'screen', display);
  const stimulus = await Stimulus.start(programs, display);
  const shared = await peer.share({ display, programs, resources });
  const browser = await ViewerBrowser.open(programs, resources, options.viewer);
  const isWanted = (name: ScenarioName): boolean =>
    options.scenarios.includes(name) && (peer.scenarios ?? SCENARIOS).includes(name);
  const { tab, connect } = await openSession(
    { peer, shared, browser, stimulus },
    isWanted('connect') ? options.connects : 0,
  );
  if (isWanted('connect')) results.connect = connect;
  await shared.connected?.(tab.page);
  await tab.letGo();
  await pause(SETTLE_MS);
  const udp = udpPortsOf(programs.processesOf('host')).map((port) => ({ protocol: 'udp', port }) as const);
  const bytes = resources.use(new ByteCounters([...peer.counted, ...udp]));
  const scene: Scene = {
    booked: { programs, bytes },
    stimulus,
    probe: await browser.probe(tab.devtools, peer.selector),
    page: tab.devtools,
    selector: peer.selector,
    display,
    focus: async () => {
      await shared.focus?.(tab.devtools);
    },
  };
  for (const [name, measure] of Object.entries(MEASURES) as [
    keyof typeof MEASURES,
    (typeof MEASURES)['key'],
  ][]) {
    if (!isWanted(name)) continue;
    await untilQuiet(scene.booked, QUIET_CORES, options.quietMs);
    const measured = await measure(scene, options);
    results[name] = measured;
    options.say(`  ${peer.name} ${name}: ${briefly(measured)}`);
  }
  await tab.devtools.close();
}

interface Opening {
  readonly peer: Peer;
  readonly shared: SharedDesktop;
  readonly browser: ViewerBrowser;
  readonly stimulus: Stimulus;
}

/** Asks for the picture once, and so many times more in new tabs. The first, in a fresh browser, isn't counted then. */
async function openSession(
  opening: Opening,
  more: number,
): Promise<{ readonly tab: ViewerTab; readonly connect: Connect }> {
  let { tab, firstPictureMs } = await openOnce(opening);
  const times = more === 0 ? [firstPictureMs] : [];
  for (let opened = 0; opened < more; opened += 1) {
    await tab.letGo();
    await tab.devtools.close();
    await opening.shared.closed?.();
    ({ tab, firstPictureMs } = await openOnce(opening));
    times.push(firstPictureMs);
  }
  return { tab, connect: { kind: 'connect', firstPicture: summaryOf(times) } };
}

/** @throws {Error} when there is no picture within a minute. */
async function openOnce({
  peer,
  shared,
  browser,
  stimulus,
}: Opening): Promise<{ tab: ViewerTab; firstPictureMs: number }> {
  const tab = await browser.newTab();
  await stimulus.show('idle');
  await shared.open(tab.page);
  // For the first picture both kinds of viewer look in the page: where in it the picture will be isn't known yet.
  const probe = new PageProbe(tab.devtools, peer.selector);
  const watches = barCodes(stimulus.layout);
  await probe.start(watches);
  const askedAtMs = nowMs();
  await shared.connect(tab.page);
  const sight = await probe.wait(
    watches.map(({ id }) => id),
    null,
    FIRST_PICTURE_MS,
  );
  await probe.stop();
  if (sight === null) throw new Error('There was no picture');
  return { tab, firstPictureMs: Math.max(...Object.values(sight.atMs)) - askedAtMs };
}

function briefly(measured: Measured): string {
  const told = (
    summary: { readonly p50: number; readonly p95: number; readonly n: number } | null,
  ): string => (summary === null ? 'nothing' : `${summary.p50} / ${summary.p95} ms of ${summary.n}`);
  if (measured.kind === 'latency') return told(measured.total);
  if (measured.kind === 'motion') return `${measured.shownPerSecond} a second, age ${told(measured.age)}`;
  if (measured.kind === 'still-text') return String(measured.similarity);
  if (measured.kind === 'connect') return told(measured.firstPicture);
  return `${measured.costs.bytesPerSecond} B/s, host ${measured.costs.cores.host ?? 0}`;
}
