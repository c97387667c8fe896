import { DeviceId, EndReason, Mode, PersonId, SessionFilter, StartedBy } from '@alongside/protocol';
import { z } from 'zod';
import type { SessionFilterInput } from '../server/console-queries.ts';
import { instantAtEndOf, instantAtStartOf } from '../list/day-range.ts';
import { lenient } from '../list/lenient.ts';

/** The filters of the sessions report as they stand in the page's address, so that a view can be kept and passed on. */
export const ReportSearch = z.object({
  search: lenient(z.string().max(200)),
  from: lenient(z.iso.date()),
  to: lenient(z.iso.date()),
  mode: lenient(Mode),
  endReason: lenient(EndReason),
  startedBy: lenient(StartedBy),
  person: lenient(PersonId),
  device: lenient(DeviceId),
  sort: lenient(SessionFilter.shape.sort.unwrap()),
  order: lenient(SessionFilter.shape.order.unwrap()),
});
export type ReportSearch = z.infer<typeof ReportSearch>;

/** What the server is asked: days become moments in the reader's time zone, both days included. */
export function sessionFilterOf({ from, to, person, device, ...search }: ReportSearch): SessionFilterInput {
  return {
    ...search,
    ...(person !== undefined && { personId: person }),
    ...(device !== undefined && { deviceId: device }),
    ...(from !== undefined && { from: instantAtStartOf(from) }),
    ...(to !== undefined && { to: instantAtEndOf(to) }),
  };
}

/** Whether anything but the order narrows the list. */
export const isNarrowed = ({ sort: _sort, order: _order, ...search }: ReportSearch): boolean =>
  Object.values(search).some((value) => value !== undefined && value !== '');
