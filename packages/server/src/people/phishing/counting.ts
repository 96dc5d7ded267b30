import { countsOf, outcomesOf, type Counts } from '@cordon/core/people/phishing';
import type { PhishingDeps } from './deps.ts';

/**
 * What exercises of a vendor came to, over all messages delivered within a time. Confirmed counts, nobody's name; whoever
 * shows them looks at `delivered` first, since counts over few people tell of each.
 */
export async function phishingCountsOf(
  { campaigns, targets }: Pick<PhishingDeps, 'campaigns' | 'targets'>,
  vendor: string,
  from: Date,
  until: Date,
): Promise<Counts> {
  const within = (at: number | null): boolean => at !== null && at >= from.getTime() && at < until.getTime();
  const near = (await campaigns.list(vendor)).filter(
    (one) => one.startedAt !== null && one.from < until && one.until > from,
  );
  const told = await Promise.all(near.map(({ id }) => targets.told(id)));
  return countsOf(
    told
      .flatMap((of) => outcomesOf(of.map((target) => target.told)))
      .filter(({ deliveredAt }) => within(deliveredAt)),
  );
}
