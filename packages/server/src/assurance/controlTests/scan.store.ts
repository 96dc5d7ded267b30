import type { ScanTest } from './liveTest.ts';
import { SCANNED_DAYS } from './unused.ts';

/** Accesses to customer data and refusals of them; what people administer is no access. */
const ACCESSES = [
  ...['read', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'act', 'export', 'unseal'],
  ...['refusal', 'fault', 'intent', 'outcome'],
];

/** Entries named of each vendor and test. */
const FIRST = 20;

/**
 * One pass over the accesses of the last 90 days, for every test of them and for what was used: reading a body as JSON is
 * what takes the time, so each is read once. Nothing is kept but counts, the first entries, and the combinations of role,
 * purpose, operation, resources and fields, of which there are few however much was done.
 * Conditions may name the columns of a body (`r`; what is not plain is its JSON as text), of its row (`b`), of the version
 * of the agreement with the hash it names (`v`), of the agreement (`a`) and `allowed`.
 * Where it says OFFSET 0, a version and a verdict are worked out once, and not again wherever they are named.
 * @returns statement and values; a row for each vendor, with `applies`, `breaks` and `first` of each test by its place, and
 *   one for each combination, which are those with `used`
 */
export function scanOf(
  scans: readonly ScanTest[],
  now: Date,
): readonly [text: string, values: readonly unknown[]] {
  const verdicts = scans.map(({ applies, breaks }, nth) => {
    const [a, f] = [`a${String(nth)}`, `f${String(nth)}`];
    return { once: `(${applies}) AS ${a}, ((${applies}) AND (${breaks})) AS ${f}`, a, f, nth: String(nth) };
  });
  const columns = verdicts.map(
    ({ a, f, nth }) => `, count(*) FILTER (WHERE t.${a}) AS applies${nth},
      count(*) FILTER (WHERE t.${f}) AS breaks${nth},
      to_json((array_agg(b.idx) FILTER (WHERE t.${f}))[1:${String(FIRST)}]) AS first${nth}`,
  );
  const text = `SELECT grouping(y.id) = 1 AS used, y.id AS vendor, b.agreement_id AS agreement, r.role, r.purpose,
      e.kind AS operation, e.resource, e.fields${columns.join('')}
    FROM cordon.ledger_bodies b
    CROSS JOIN LATERAL json_to_record(b.body::json) AS r (version int, terms text, ticket text, "ticketState" text,
      citations text, signed text, parts text, reason text, role text, purpose text)
    LEFT JOIN cordon.access_events e ON e.entry = b.idx
    LEFT JOIN cordon.parties y ON y.id = b.party_id AND y.kind = 'vendor'
    LEFT JOIN cordon.agreements a ON a.id = b.agreement_id
    LEFT JOIN (SELECT v.agreement_id, v.version, encode(v.terms_hash, 'hex') AS hash,
        (v.terms::jsonb #>> '{inForce,from}')::timestamptz AS from_at, (v.terms::jsonb #>> '{inForce,until}')::timestamptz AS until_at,
        (SELECT max(s.signed_at) FROM cordon.agreement_signatures s WHERE s.agreement_id = v.agreement_id AND s.version = v.version
          HAVING count(DISTINCT s.party_id) = 2) AS signed_at
      FROM cordon.agreement_versions v OFFSET 0) v ON v.agreement_id = b.agreement_id AND v.version = r.version AND v.hash = r.terms
    CROSS JOIN LATERAL (SELECT b.code IS NULL AND b.kind NOT IN ('refusal', 'fault') AS allowed) k
    CROSS JOIN LATERAL (SELECT ${verdicts.map(({ once }) => once).join(', ')} OFFSET 0) t
    WHERE b.at > $1::timestamptz - interval '${String(SCANNED_DAYS)} days' AND b.kind = ANY ($2::text[])
    GROUP BY GROUPING SETS ((y.id), (b.agreement_id, r.role, r.purpose, e.kind, e.resource, e.fields, e.ok))
    HAVING grouping(y.id) = 0 OR (e.ok AND b.agreement_id IS NOT NULL AND r.role IS NOT NULL AND r.purpose IS NOT NULL)
    ORDER BY y.id`;
  return [text, [now, ACCESSES]];
}
