import type { Page } from 'playwright-core';
import type { CountedPort } from '../machine/byte-counters.ts';
import type { Programs } from '../machine/programs.ts';
import type { ScenarioName } from '../scenarios/scenario.ts';
import type { DevtoolsPage } from '../viewer/devtools-page.ts';

/** What a product finds when it is to be measured. */
export interface Host {
  /** Of the desktop to share. */
  readonly display: string;
  /** Where its programs are started; all are ended after the run. */
  readonly programs: Programs;
  /** For what lives as long as the run. */
  readonly resources: AsyncDisposableStack;
}

/** A product that shares the desktop. */
export interface SharedDesktop {
  /** Goes to the point just before the picture is asked for. */
  open(page: Page): Promise<void>;
  /** Asks for the picture; the first one counts from here. */
  connect(page: Page): Promise<void>;
  /** Waits for what covers the picture to go, gets control. */
  connected?(page: Page): Promise<void>;
  /** After the tab was closed, so that it can be opened again. */
  closed?(): Promise<void>;
  focus?(page: DevtoolsPage): Promise<void>;
}

export interface Peer {
  readonly name: string;
  readonly title: string;
  /** What is counted as its bytes, besides what its host sends over UDP. */
  readonly counted: readonly CountedPort[];
  /** Of those that there are; default: all. */
  readonly scenarios?: readonly ScenarioName[];
  /** Finds the element that shows the whole shared desktop: a canvas or a video. */
  readonly selector: string;
  /** Brings what isn't there yet, and tells the version. */
  readonly install: () => Promise<string>;
  /** Starts the desktop itself, for products that are their own X server; returns its display. */
  readonly startDisplay?: (programs: Programs) => Promise<string>;
  readonly share: (host: Host) => Promise<SharedDesktop>;
}
