import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { HelpdeskClient } from '../client.ts';
import type * as shapes from './shapes.ts';

const PAGE = '100';
/** A list longer than this is none that anybody answers. */
const MOST_PAGES = 50;

/** Every page of a list that goes on by a cursor of its own. */
export async function everyPage<P extends { meta?: z.infer<typeof shapes.meta> }, T>(
  client: HelpdeskClient,
  path: string,
  query: Readonly<Record<string, string>>,
  shape: z.ZodType<P>,
  items: (page: P) => readonly T[],
): Promise<readonly T[]> {
  const found: T[] = [];
  let after: string | null | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const search = new URLSearchParams({
      ...query,
      'page[size]': PAGE,
      ...(after != null && { 'page[after]': after }),
    });
    const page = await client.read(`${path}?${search.toString()}`, shape);
    if (page === null) throw new Failure('helpdesk-unavailable', 'the helpdesk lost a list it named');
    found.push(...items(page));
    after = page.meta?.after_cursor;
    if (page.meta?.has_more !== true || after == null) return found;
  }
  throw new Failure('helpdesk-unavailable', 'a list is longer than any');
}
