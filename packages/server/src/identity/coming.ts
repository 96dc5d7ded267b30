import { inRanges } from './network.ts';

/** One range of a party's list. */
export interface ListedNetwork {
  readonly id: string;
  /** As PostgreSQL spells it. */
  readonly cidr: string;
  /** The site it counts for; null: the whole party. */
  readonly site: string | null;
}

/** Somebody as far as it matters where they come from. */
export interface Comer {
  readonly kind: 'company' | 'vendor';
  /** The sites they work at; without one only what counts for the whole party lets them in. */
  readonly sites: readonly (string | null)[];
}

/** Whether somebody may come from an address: by which range, or why not. */
export type Coming =
  | {
      readonly allow: true;
      /** Null: the company keeps no list. */
      readonly by: ListedNetwork | null;
    }
  | {
      readonly allow: false;
      /**
       * `address-unknown`: it could not be told. `nothing-listed`: no range counts for this person. `other-site`: the
       * address is one of the party's, at another site. `outside`: it is nobody's.
       */
      readonly why: 'address-unknown' | 'nothing-listed' | 'other-site' | 'outside';
    };

/**
 * The network rule of both sides, and the only one: sign-in, links, every request and every door ask it. A vendor's
 * people come from its listed networks and from nowhere else, so a vendor without networks is let in from nowhere. The
 * company's own people are held to a list only once the company keeps one. A network of a site counts for the people
 * who work there, and a closed site for nobody.
 *
 * @param address as `clientAddress` gives it; null (unknown) comes from nowhere, whatever the list
 */
export function mayCome(
  address: string | null,
  { kind, sites }: Comer,
  list: readonly ListedNetwork[],
): Coming {
  if (address === null) return { allow: false, why: 'address-unknown' };
  if (kind === 'company' && list.length === 0) return { allow: true, by: null };
  const counting = list.filter((one) => one.site === null || sites.includes(one.site));
  const by = counting.find(({ cidr }) => inRanges(address, [cidr]));
  if (by !== undefined) return { allow: true, by };
  const elsewhere = list.some(({ cidr }) => inRanges(address, [cidr]));
  if (elsewhere) return { allow: false, why: 'other-site' };
  return { allow: false, why: counting.length === 0 ? 'nothing-listed' : 'outside' };
}

/** A party's list as JSON, for a query. @param party an SQL expression, never a value */
export function networksSql(party: string): string {
  return `coalesce((SELECT json_agg(json_build_object('id', n.id, 'cidr', n.cidr::text, 'site', n.site_id) ORDER BY n.id)
            FROM cordon.networks n LEFT JOIN cordon.sites ns ON ns.id = n.site_id
            WHERE n.party_id = ${party} AND ns.closed_at IS NULL), '[]')`;
}

/**
 * The sites somebody works at, as JSON, for a query: those of their assignments, and for who has none their own.
 * @param person the alias of `cordon.persons` @param at an SQL expression for the time
 */
export function sitesSql(person: string, at: string): string {
  return `coalesce((SELECT json_agg(DISTINCT coalesce(w.site_id, ${person}.site_id)) FROM cordon.assignments w
            JOIN cordon.agreements wa ON wa.id = w.agreement_id AND wa.ended_at IS NULL
            WHERE w.person_id = ${person}.id AND w.ended_at IS NULL AND w.from_at <= ${at}
              AND (w.until_at IS NULL OR w.until_at > ${at})), json_build_array(${person}.site_id))`;
}
