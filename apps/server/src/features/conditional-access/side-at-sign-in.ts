import type { Permission, Side } from '@alongside/protocol';

const HELPING: readonly Permission[] = [
  'view-screen',
  'take-full-control',
  'elevation',
  'unattended-control',
];

/** As what somebody is judged who signs in in a browser: whoever may help as a helper, everybody else as a sharer. */
export const sideAtSignIn = (permissions: ReadonlySet<Permission>): Side =>
  HELPING.some((each) => permissions.has(each)) ? 'helper' : 'sharer';
