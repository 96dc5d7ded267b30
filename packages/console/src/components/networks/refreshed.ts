import type { Reads } from '../../api/endpoints.ts';

/** What shows a list, or counts what is on it. */
export const SHOWS_LISTS = [
  '/api/networks',
  '/api/networks/changes',
  '/api/sites',
  '/api/assignments',
  '/api/vendors/:id',
  '/api/vendors',
] as const satisfies (keyof Reads)[];
