import type { Me, Permission } from '@alongside/protocol';
import { useSuspenseQuery } from '@tanstack/react-query';
import { consoleQueries } from './console-queries.ts';

/** Who is signed in. The shell has loaded it before any page is shown. */
export const useMe = (): Me => useSuspenseQuery(consoleQueries.me()).data;

/** Whether the signed-in person has at least one of these permissions. */
export const useMay = (...anyOf: readonly Permission[]): boolean => {
  const { permissions } = useMe();
  return anyOf.some((one) => permissions.includes(one));
};
