import type { Measured, ScenarioName } from '../scenarios/scenario.ts';
import type { ViewerKind } from '../viewer/viewer-browser.ts';

type Results = Readonly<Partial<Record<ScenarioName, Measured>>>;

/** One run of one product. */
export interface RunResult {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly viewer: ViewerKind;
  readonly results: Results;
  /** Why there is nothing more; null: it went to its end. */
  readonly fault: string | null;
}
