import type { VendorEvidence } from '@cordon/core/assurance';
import type { Pool } from 'pg';
import type { EvidenceOf } from './questionnaire.ts';

interface Row {
  readonly lastDrill: string | null;
  readonly incidentsThisYear: number;
  readonly attested: { readonly kind: string; readonly madeOn: string; readonly until: string }[];
}

interface Duty {
  readonly kind: string;
  readonly [setting: string]: unknown;
}

/** What of the house evidence is read from. */
export interface EvidenceGround {
  readonly people: (party: string) => Promise<
    readonly {
      readonly agent: boolean;
      readonly hasFactor: boolean;
      readonly hasNetwork: boolean;
      readonly undertaken: boolean;
    }[]
  >;
  /** Duties and conditions of each of the vendor's agreements in force. */
  readonly inForce: (party: string) => Promise<readonly (readonly Duty[])[]>;
  readonly now: () => Date;
}

const YEAR_MS = 365 * 86_400_000;

/** Reads what is known of a vendor. */
export function createEvidence(pool: Pool, { people, inForce, now }: EvidenceGround): EvidenceOf {
  return async (vendor): Promise<VendorEvidence> => {
    const at = now();
    const [{ rows }, everybody, terms] = await Promise.all([
      pool.query<Row>(
        `SELECT (SELECT to_char(max(r.ended_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM cordon.drill_runs r
                   JOIN cordon.agreements a ON a.id = r.agreement_id
                  WHERE a.processor_id = $1 AND r.ended_at IS NOT NULL AND NOT r.failed) AS "lastDrill",
                (SELECT count(*)::int FROM cordon.incidents
                  WHERE vendor = $1 AND drill IS NULL AND state <> 'false-positive' AND opened_at > $2) AS "incidentsThisYear",
                coalesce((SELECT json_agg(json_build_object('kind', kind, 'madeOn', made_on, 'until', valid_until)
                           ORDER BY valid_until)
                   FROM cordon.attestations WHERE party_id = $1 AND verdict = 'accepted' AND valid_until >= $3::date), '[]') AS attested`,
        [vendor, new Date(at.getTime() - YEAR_MS), at],
      ),
      people(vendor),
      inForce(vendor),
    ]);
    const row = rows[0] ?? { lastDrill: null, incidentsThisYear: 0, attested: [] };
    const agents = everybody.filter(({ agent }) => agent);
    const duties = terms.flat();
    return {
      people: everybody.length,
      withoutFactor: everybody.filter(({ hasFactor }) => !hasFactor).length,
      withoutNetwork: everybody.filter(({ hasNetwork }) => !hasNetwork).length,
      agents: agents.length,
      withoutUndertaking: agents.filter(({ undertaken }) => !undertaken).length,
      inForce: terms.length,
      clauses: [...new Set(duties.map(({ kind }) => kind))],
      attested: Object.fromEntries(row.attested.map(({ kind, madeOn, until }) => [kind, { madeOn, until }])),
      ...{ lastDrill: row.lastDrill, incidentsThisYear: row.incidentsThisYear },
      refresherMonths: least(duties, 'refresher', 'everyMonths'),
      leaversHours: least(duties, 'offboarding', 'hours'),
    };
  };
}

/** The smallest number that a kind of duty sets; null where none does. */
function least(duties: readonly Duty[], kind: string, setting: string): number | null {
  const found = duties.flatMap((duty) => {
    const value = duty.kind === kind ? duty[setting] : undefined;
    return typeof value === 'number' ? [value] : [];
  });
  return found.length === 0 ? null : Math.min(...found);
}
