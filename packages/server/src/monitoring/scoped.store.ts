import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { Scope } from './scope.ts';
import type { AccessTables } from './tables.ts';

type Events<O> = SelectQueryBuilder<AccessTables & { e: AccessTables['cordon.access_events'] }, 'e', O>;

/** Narrows to a scope. An empty auditor's window shows nothing. */
export function within<O>(
  query: Events<O>,
  scope: Scope,
  also?: (agreement: string) => RawBuilder<SqlBool>,
): Events<O> {
  let narrowed = query;
  const { vendor } = scope;
  if (vendor !== null)
    narrowed = narrowed.where((eb) => eb.or([eb('e.vendor', '=', vendor), openedOf(vendor)]));
  const { windows } = scope;
  if (windows === null) return narrowed;
  return narrowed.where((eb) =>
    eb.or(
      windows.map(({ agreement, from, until }) =>
        eb.and([
          also === undefined
            ? eb('e.agreement_id', '=', agreement)
            : eb.or([eb('e.agreement_id', '=', agreement), also(agreement)]),
          eb('e.at', '>=', from),
          eb('e.at', '<', until),
        ]),
      ),
    ),
  );
}

/**
 * True where the company opened what people of this vendor had typed, or had taken away what lay beside their entries: the
 * vendor sees that it did, and by whom.
 */
function openedOf(vendor: string): RawBuilder<SqlBool> {
  return sql`((e.kind = 'unseal' OR e.resource IN ('ledger-pruned', 'sealed-openings-destroyed')) AND EXISTS (
    SELECT FROM cordon.agreements g WHERE g.id = e.agreement_id AND g.processor_id = ${vendor}))`;
}

/** True for the entry of a change of the networks of an agreement's vendor. */
export function ofNetworks(agreement: string): RawBuilder<SqlBool> {
  return sql`EXISTS (SELECT FROM cordon.network_changes c JOIN cordon.agreements g ON g.processor_id = c.party_id
    WHERE g.id = ${agreement} AND (e.entry IN (c.proposed_entry, c.decided_entry)
      OR EXISTS (SELECT FROM cordon.ledger_bodies o WHERE o.idx = e.entry AND o.owed IN (c.id || ' decided', c.id || ' reviewed'))))`;
}
