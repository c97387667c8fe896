import { z } from 'zod';

/** What kind of help a session gives. `control` implies `view`, `elevation` implies both; `unattended` implies none. */
export const Mode = z.enum(['view', 'control', 'elevation', 'unattended']);
export type Mode = z.infer<typeof Mode>;

/** One thing that a sharer allows, and takes back, by itself. */
export const Capability = z.enum([
  'view',
  'control',
  'elevation',
  'clipboard-to-sharer',
  'clipboard-from-sharer',
  'files-to-sharer',
  'files-from-sharer',
  'annotate',
]);
export type Capability = z.infer<typeof Capability>;

/** What can't be without the capability: giving up one gives up these too. */
export const IMPLYING: Readonly<Record<Capability, readonly Capability[]>> = {
  view: ['view', 'control', 'elevation', 'annotate'],
  control: ['control', 'elevation'],
  elevation: ['elevation'],
  'clipboard-to-sharer': ['clipboard-to-sharer'],
  'clipboard-from-sharer': ['clipboard-from-sharer'],
  'files-to-sharer': ['files-to-sharer'],
  'files-from-sharer': ['files-from-sharer'],
  annotate: ['annotate'],
};

export const Side = z.enum(['helper', 'sharer']);
export type Side = z.infer<typeof Side>;

export const otherSide = (side: Side): Side => (side === 'helper' ? 'sharer' : 'helper');

/** How a session came about. */
export const StartedBy = z.enum(['code', 'link', 'remote-launch', 'request', 'unattended']);
export type StartedBy = z.infer<typeof StartedBy>;

/** What the sharer shares from. A browser can only share for viewing. */
export const Surface = z.enum(['browser', 'agent']);
export type Surface = z.infer<typeof Surface>;

export const EndReason = z.enum([
  'helper-left',
  'sharer-left',
  'declined',
  'no-answer',
  'code-expired',
  'cancelled',
  'helper-lost',
  'sharer-lost',
  'ended-by-administrator',
  'time-limit',
  'idle',
  'turned-off',
  'access-lost',
  'reported',
]);
export type EndReason = z.infer<typeof EndReason>;
