import { stays } from '@cordon/core/assurance/badges';
import type { Fact } from '@cordon/core/kernel';

interface Seen {
  readonly site: string;
  /** Of the zone they are in and of the one before; null: outside. */
  readonly kind: string | null;
  readonly before: string | null;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** What a session knows of its person's badge. */
export interface Badged {
  readonly seen: Seen | null;
  /** By site of their party, when a badge system of it last told anything, epoch milliseconds; a site without one is not there. */
  readonly heard: Readonly<Record<string, number>> | null;
}

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)`;

/** SQL for it, as JSON. Both arguments are columns. A closed zone is a place where nobody works. */
export function badgedSql(person: string, party: string): string {
  const kind = (zone: string) =>
    `(SELECT z.kind FROM cordon.badge_zones z WHERE z.id = ${zone} AND z.closed_at IS NULL)`;
  return `json_build_object(
    'seen', (SELECT json_build_object('site', b.site_id, 'kind', ${kind('b.zone_id')}, 'before', ${kind('b.before_id')},
                                      'since', ${ms('b.since')})
             FROM cordon.badge_presence b WHERE b.person_id = ${person}),
    'heard', (SELECT json_object_agg(h.site_id, h.at) FROM (
                SELECT y.site_id, ${ms('max(y.heard_at)')} AS at FROM cordon.badge_systems y JOIN cordon.sites s ON s.id = y.site_id
                WHERE s.party_id = ${party} AND y.revoked_at IS NULL AND y.heard_at IS NOT NULL GROUP BY y.site_id) h))`;
}

/**
 * The fact that the condition `badge` asks for: `true` while the badge shows the person where work is done at the site they
 * work at, else when it last did, or false. It is as old as the last word of that site's badge system; without a system there
 * is no fact, and the condition does not hold.
 * @param site of the work
 * @param now epoch milliseconds
 */
export function badgeFact(
  { seen, heard }: Badged,
  site: string | null,
  now: number,
): { readonly badge?: Fact } {
  const at = site === null ? undefined : heard?.[site];
  if (at === undefined) return {};
  if (seen?.site !== site || !stays(seen, now)) return { badge: { at, value: false } };
  if (isForWork(seen.kind)) return { badge: { at, value: true } };
  return { badge: { at, value: isForWork(seen.before) && seen.since } };
}

function isForWork(kind: string | null): boolean {
  return kind === 'work' || kind === 'restricted';
}
