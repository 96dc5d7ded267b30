import type { Sha256, VerifierKey } from '@cordon/ledger';
import type { Pool } from 'pg';
import { outcomeOf, type Found } from './found.ts';
import { broken } from './ledger.store.ts';
import type { HeldTree } from './ledgerHolding.ts';
import type { Ground, ScanTest } from './liveTest.ts';
import { scanOf } from './scan.store.ts';
import { scannedOf, type Scanned } from './scanned.ts';
import type { TermsInForce } from './termsInForce.ts';
import { unusedUnder } from './unused.ts';

export interface GroundDeps {
  readonly pool: Pool;
  readonly keys: () => Promise<readonly VerifierKey[]>;
  readonly sha256: Sha256;
}

/** Of each vendor, the first say enough; the count tells of all. */
const FIRST = 20;

/**
 * What tests read from: `moment(now)`, `terms` (agreements in force), their `duties` and `conditions`, and `people`, those
 * made for drills left out. A test says of each thing it looks at whose it is, and why it fails.
 */
const HEAD = `WITH moment AS (SELECT $1::timestamptz AS now),
  terms AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($2::jsonb) AS t (agreement text, vendor text, source text, version int,
    hash text, terms jsonb, "stepUpMs" float8, "from" float8)),
  duties AS (SELECT t.agreement, t.vendor, d AS duty FROM terms t, jsonb_array_elements(t.terms -> 'duties') d),
  conditions AS (SELECT t.agreement, t.vendor, c AS condition FROM terms t, jsonb_array_elements(t.terms -> 'conditions') c),
  people AS (SELECT p.*, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor FROM cordon.persons p
    JOIN cordon.parties y ON y.id = p.party_id
    WHERE NOT EXISTS (SELECT FROM cordon.drill_ground g WHERE g.id = p.id AND g.kind = 'person'))`;

const lookAt = (rows: string) => `${HEAD}, looked AS MATERIALIZED (${rows}),
  failing AS (SELECT vendor, json_agg(json_build_object('id', id, 'why', why) ORDER BY id) AS first FROM (
    SELECT *, row_number() OVER (PARTITION BY vendor ORDER BY id) AS nth FROM looked WHERE why IS NOT NULL) l
    WHERE nth <= ${String(FIRST)} GROUP BY vendor)
  SELECT c.*, coalesce(f.first, '[]') AS failing
  FROM (SELECT vendor, count(*)::int AS population, count(why)::int AS failed FROM looked GROUP BY vendor) c
  LEFT JOIN failing f ON f.vendor IS NOT DISTINCT FROM c.vendor ORDER BY c.vendor`;

/**
 * Opens what one set of tests looks at, as it stands at `now`.
 * @param timeout of each statement, in milliseconds: a test that takes longer could not be made
 */
export function createGround(
  { pool, keys, sha256 }: GroundDeps,
  at: {
    readonly now: Date;
    readonly terms: readonly TermsInForce[];
    readonly scans: readonly ScanTest[];
    readonly timeout: number;
  },
): Ground {
  const terms = JSON.stringify(at.terms.map(rowOf));
  const read = async <T extends object>(text: string, values: readonly unknown[]): Promise<readonly T[]> => {
    const client = await pool.connect();
    let sound = false;
    try {
      await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${String(at.timeout)}`);
      // The pool gives up sooner than a look at a large ledger takes.
      const config = { text, values: [...values], query_timeout: at.timeout };
      const { rows } = await client.query<T>(config);
      await client.query('COMMIT');
      sound = true;
      return rows;
    } finally {
      // One that is still in its transaction is closed, not handed back.
      client.release(!sound);
    }
  };
  let pass: Promise<Scanned> | undefined;
  const scanned = () => {
    const [text, values] = scanOf(at.scans, at.now);
    pass ??= read<Record<string, unknown>>(text, values).then((rows) => scannedOf(at.scans, rows));
    return pass;
  };
  return {
    look: async (rows) => outcomeOf(await read<Found>(lookAt(rows), [at.now, terms])),
    async scanned(test) {
      const outcome = (await scanned()).outcomes.get(test);
      // What was not asked of the pass was not looked at: to say nothing of it would read as nothing to test.
      if (outcome === undefined) throw new Error(`the pass was not made for ${test}`);
      return outcome;
    },
    unused: () => unusedUnder(at.terms, at.now, async () => (await scanned()).used),
    ledger: {
      ...{ keys, sha256 },
      async mark() {
        const [row] = await read<{ state: HeldTree }>(
          'SELECT state FROM cordon.control_marks WHERE test = $1',
          ['ledger-holds'],
        );
        return row?.state ?? null;
      },
      async keepMark(held) {
        await pool.query(
          `INSERT INTO cordon.control_marks (test, state, at) VALUES ('ledger-holds', $1, $2)
           ON CONFLICT (test) DO UPDATE SET state = excluded.state, at = excluded.at`,
          [JSON.stringify(held), at.now],
        );
      },
      async newest() {
        const [row] = await read<{ size: number; note: string }>(
          'SELECT size, note FROM cordon.ledger_checkpoints ORDER BY size DESC LIMIT 1',
          [],
        );
        return row ?? null;
      },
      hashes: (from, limit) =>
        read('SELECT idx AS index, hash FROM cordon.ledger_leaves WHERE idx >= $1 ORDER BY idx LIMIT $2', [
          from,
          limit,
        ]),
      broken: async (from, until) =>
        outcomeOf(await read<Found>(lookAt(broken), [at.now, terms, from, until])),
      async ofLastDay() {
        // Entries come in the order of their times, so the newest day is at the end of the primary key.
        const [row] = await read<{ from: number | null }>(
          `SELECT (SELECT until FROM (SELECT b.idx AS until, b.at FROM cordon.ledger_bodies b ORDER BY b.idx DESC) n
             WHERE n.at < $1::timestamptz - interval '1 day' LIMIT 1) AS from`,
          [at.now],
        );
        return row?.from ?? 0;
      },
    },
  };
}

/** As `terms` has it. */
function rowOf({ policy, vendor, source }: TermsInForce) {
  const { agreement, terms, termsHash: hash, from } = policy;
  return {
    agreement,
    vendor,
    source,
    version: terms.version,
    hash,
    terms,
    from,
    stepUpMs: policy.stepUp.within,
  };
}
