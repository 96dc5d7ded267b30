import type { Pool } from 'pg';
import { withoutWriting } from '../db.ts';
import { mapWithin } from './groups.store.ts';
import type { GroupMapping } from './mapping.ts';
import { missingWork, WANTED } from './work.store.ts';

/**
 * What becomes of somebody: work is given, given otherwise than before, kept or ended; people gave it, or ended it, and
 * that stands; only the role is theirs; their site is closed; or the group gives them nothing, since they left, are an
 * administrator or have a more trusted role.
 */
export const OUTCOMES = [
  ...(['given', 'changed', 'ends', 'same', 'by-hand', 'ended-by-hand', 'role-only'] as const),
  ...(['no-site', 'passed-over'] as const),
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Looked {
  readonly outcome: Outcome;
  readonly count: number;
  /** The first of them, by name. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

const MOST_NAMED = 20;

/** The members of a group ($2) of a vendor ($1) under its mapping, what is still to be given ($3: now) left out. */
const STANDING = `WITH wanted AS (${WANTED})
  SELECT p.id, CASE
    WHEN p.left_at IS NOT NULL OR p.role <> g.mapping->>'role' THEN 'passed-over'
    WHEN g.mapping->>'agreement' IS NULL THEN 'role-only'
    WHEN a.group_id IS NOT NULL THEN 'same'
    WHEN a.id IS NOT NULL THEN 'by-hand'
    WHEN w.person IS NULL THEN 'no-site'
    ELSE 'ended-by-hand' END AS outcome
  FROM cordon.directory_groups g
  JOIN cordon.directory_members m ON m.group_id = g.id
  JOIN cordon.directory_users d ON d.person_id = m.value AND d.party_id = g.party_id AND d.deleted_at IS NULL
  JOIN cordon.persons p ON p.id = d.person_id
  LEFT JOIN cordon.assignments a ON a.person_id = p.id AND a.agreement_id = g.mapping->>'agreement'
    AND a.purpose = g.mapping->>'purpose' AND a.ended_at IS NULL AND (a.until_at IS NULL OR a.until_at > $3)
  LEFT JOIN wanted w ON w.person = p.id AND w.agreement = g.mapping->>'agreement' AND w.purpose = g.mapping->>'purpose'
  WHERE g.party_id = $1 AND g.id = $2 AND g.mapping IS NOT NULL`;

/** What a mapping would give whom: it is done, looked at, and taken back whole. */
export function lookAtMapping(
  pool: Pool,
  party: string,
  group: string,
  mapping: GroupMapping | null,
  at: Date,
): Promise<readonly Looked[]> {
  return withoutWriting(pool, async (tx) => {
    const ended = await mapWithin(tx, party, group, mapping, at);
    const missing = await missingWork(tx, party, at);
    const { rows: members } = await tx.query<{ id: string; outcome: Outcome }>(STANDING, [party, group, at]);
    const outcomes = new Map(members.map(({ id, outcome }) => [id, outcome]));
    for (const { person } of ended) outcomes.set(person, 'ends');
    for (const { person } of missing) {
      outcomes.set(person, outcomes.get(person) === 'ends' ? 'changed' : 'given');
    }
    const { rows: people } = await tx.query<{ id: string; name: string }>(
      'SELECT id, name FROM cordon.persons WHERE party_id = $1 AND id = ANY ($2) ORDER BY name, id',
      [party, [...outcomes.keys()]],
    );
    const groups = Map.groupBy(people, ({ id }) => outcomes.get(id));
    return OUTCOMES.flatMap((outcome) => {
      const of = groups.get(outcome) ?? [];
      return of.length === 0 ? [] : [{ outcome, count: of.length, people: of.slice(0, MOST_NAMED) }];
    });
  });
}
