// One customer among a million, read directly and through the generated views, in turns within one run: what the scope,
// the security barrier and the masks cost a point look-up, with the scope in the table of a primary and in the signed
// setting of a replica. "Direct" is a prepared statement on a pool of the owner's, as a program without Cordon would have
// it; it reads the same fields by the same index. The aim is an absolute difference, so a busy machine counts against us:
// the fastest tenth (p10) is what it costs where nobody is in the way; `view alone` is the view's statement under a scope that
// stands already, so the rest is opening one; and `nothing` is a prepared SELECT without a table, the price of one trip to the server in this run.
import { maskSql } from '@cordon/core/masking';
import { grantOf, lookupSql, readSql, scopeKeySql, sourceRoles, viewName, viewsSql } from '@cordon/core/sql';
import pg from 'pg';
import { startEmbedded } from '../packages/server/src/platform/embedded.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { keptOf, readCatalogue, typesOf } from '../packages/server/src/sources/catalogue.ts';
import { connectSource } from '../packages/server/src/sources/connect.ts';
import { keepInTable, type Scope } from '../packages/server/src/sources/keeping.ts';
import { asOwner, runScript } from '../packages/server/src/sources/owner.ts';
import { createReader, type SourceReader } from '../packages/server/src/sources/reader.ts';
import { plans, SHOP, shopMap, shopProfiles, TERMS } from '../tests/support/source.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

const CUSTOMERS = 1_000_000;
const WARM_UP = 500;
const SAMPLES = 4_000;
const PAUSE_MS = 1;
const AIM_MS = 0.3;
const PERCENTILES = [
  ['p10', 0.1],
  ['p50', 0.5],
  ['p99', 0.99],
] as const;
/** Hash of the terms whose views take a signed scope. */
const SIGNED = 'cd'.repeat(32);

/** A way to read one customer. @returns how many rows it had */
type Reading = (subject: number) => Promise<number>;

interface Side {
  readonly label: string;
  readonly reading: Reading;
  /** What is done before a reading and not timed. */
  readonly before?: (subject: number) => Promise<unknown>;
}

/** Fills a database, then reads by turns. @throws when a reading does not find its one customer */
export async function run(): Promise<BenchResult> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
    closing.push(remove);
    const embedded = await startEmbedded({ dataDir, settings: { shared_buffers: '256MB' } });
    closing.push(() => embedded.stop());
    const ownerUrl = await embedded.createDatabase('shop');
    const direct = new pg.Pool({ connectionString: ownerUrl, max: 12 });
    closing.push(() => direct.end());
    await direct.query(SHOP.replace('ROWS', String(CUSTOMERS)));
    await direct.query('VACUUM ANALYZE public.customers');
    const urls = await connectSource('shop', ownerUrl);
    await asOwner(ownerUrl, async (client) => {
      const found = await readCatalogue(client);
      const { reader } = sourceRoles('shop', 'shop');
      const kept = { types: typesOf(found), columns: keptOf(found) };
      const input = { dataMap: shopMap, profiles: shopProfiles, ...kept, mask: maskSql, reader };
      await runScript(client, viewsSql({ ...input, termsHash: TERMS, scopeBy: 'table' }));
      await runScript(client, viewsSql({ ...input, termsHash: SIGNED, scopeBy: 'setting' }));
    });
    const key = await direct.query<{ inner_pad: string }>(scopeKeySql);
    const faults: unknown[] = [];
    const onFault = (error: unknown) => faults.push(error);
    const byTable = createReader(urls, onFault);
    closing.push(() => byTable.close());
    const bySetting = createReader({ ...urls, scopeKey: scopeKeyOf(key.rows[0]?.inner_pad ?? '') }, onFault);
    closing.push(() => bySetting.close());

    const shown = ['full_name', 'email', 'phone', 'balance', 'active', 'seen', 'code'];
    const columns = ['id', ...shown].join(', ');
    const prepared = (name: string, text: string, value: unknown) =>
      direct.query({ name, text, values: [value], rowMode: 'array' });
    const sides = (
      direct_: Reading,
      viewed: (reader: SourceReader, termsHash: string) => Reading,
      alone: Side,
    ): readonly Side[] => [
      { label: 'direct', reading: direct_ },
      alone,
      { label: 'views, scope in the table', reading: viewed(byTable, TERMS) },
      { label: 'views, scope signed', reading: viewed(bySetting, SIGNED) },
      {
        label: 'nothing',
        reading: async () => (await direct.query({ name: 'nothing', text: 'SELECT 1' })).rows.length,
      },
    ];
    const client = new pg.Client({ connectionString: urls.reader });
    client.on('error', onFault);
    await client.connect();
    closing.push(() => client.end());
    const keeper = keepInTable(urls.scope, onFault);
    closing.push(() => keeper.close());
    await keeper.meet(client);
    const viewAlone = (
      kind: 'read' | 'lookup',
      field: string,
      scopeOf: (subject: number) => Omit<Scope, 'access' | 'grants'>,
    ): Side => {
      const { purpose, role, resource } = plans.read('customers', []);
      const view = viewName({ kind, termsHash: TERMS, purpose, role, resource, field });
      const text = kind === 'lookup' ? lookupSql(view) : readSql(view, shown);
      return {
        label: 'view alone',
        before: (subject) =>
          keeper.open(client, { access: 'alone', grants: [grantOf(kind, view.key)], ...scopeOf(subject) }),
        reading: async () =>
          (await client.query({ name: `alone ${kind}`, text, rowMode: 'array' })).rows.length,
      };
    };
    const measured: readonly (readonly [string, readonly Side[]])[] = [
      [
        'card',
        sides(
          async (subject) =>
            (await prepared('card', `SELECT ${columns} FROM public.customers WHERE id = $1`, subject)).rows
              .length,
          (reader, termsHash) => async (subject) => {
            const plan = { ...plans.read('customers', [String(subject)]), termsHash };
            return (await reader.readCase([plan], null)).tables[0]?.length ?? 0;
          },
          viewAlone('read', '', (subject) => ({ subjects: [String(subject)], literal: null })),
        ),
      ],
      [
        'look-up by e-mail',
        sides(
          async (subject) =>
            (
              await prepared(
                'find',
                'SELECT id FROM public.customers WHERE lower(email) = lower($1)',
                emailOf(subject),
              )
            ).rows.length,
          (reader, termsHash) => async (subject) => {
            const plan = { ...plans.lookup('customers', 'email', emailOf(subject)), termsHash };
            return (await reader.lookup(plan)) === String(subject) ? 1 : 0;
          },
          viewAlone('lookup', 'email', (subject) => ({ subjects: [], literal: emailOf(subject) })),
        ),
      ],
    ];
    const rows: Row[] = [];
    const ratios: { label: string; value: number }[] = [];
    const aims: { label: string; met: boolean }[] = [];
    for (const [what, read] of measured) {
      const times = await inTurns(read);
      const base = times[0] ?? new Float64Array();
      for (const [at, { label }] of read.entries()) {
        const own = times[at] ?? new Float64Array();
        rows.push(rowOf(`${what}, ${label}`, own));
        if (!label.startsWith('view')) continue;
        for (const [name, q] of PERCENTILES) {
          const [without, viewed] = [percentile(base, q), percentile(own, q)];
          ratios.push({ label: `${what}, ${label}, ${name}: ms more than direct`, value: viewed - without });
          ratios.push({ label: `${what}, ${label}, ${name}: times direct`, value: viewed / without });
        }
        const more = percentile(own, 0.5) - percentile(base, 0.5);
        aims.push({
          label: `${what}, ${label}: p50 at most ${String(AIM_MS)} ms more than direct`,
          met: more <= AIM_MS,
        });
      }
    }
    if (faults.length > 0) throw new Error('a reading failed', { cause: faults[0] });
    return {
      name: 'views',
      unit: `ms a reading, ${CUSTOMERS.toLocaleString('en')} customers`,
      rows,
      ratios,
      aims,
    };
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}

const emailOf = (subject: number): string => `Person${String(subject)}@Example.com`;

/** Reads the same customers every way, one reading at a time; who goes first changes. */
async function inTurns(sides: readonly Side[]): Promise<readonly Float64Array[]> {
  const times = sides.map(() => new Float64Array(SAMPLES));
  for (let nth = -WARM_UP; nth < SAMPLES; nth += 1) {
    // Spread over the table by a step that shares no factor with its size.
    const subject = 1 + (((nth + WARM_UP) * 7_919) % CUSTOMERS);
    for (let turn = 0; turn < sides.length; turn += 1) {
      const at = (turn + nth + WARM_UP) % sides.length;
      await sides[at]?.before?.(subject);
      const start = process.hrtime.bigint();
      const found = await sides[at]?.reading(subject);
      const spent = Number(process.hrtime.bigint() - start) / 1e6;
      if (found !== 1) throw new Error(`customer ${String(subject)} was read ${String(found)} times`);
      if (nth >= 0) times[at]?.fill(spent, nth, nth + 1);
      // Taking the scope away goes on after the answer; the next side should not pay for it.
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  return times;
}

/** A key from its inner pad (RFC 2104). */
function scopeKeyOf(innerPad: string): string {
  return Buffer.from(
    Buffer.from(innerPad, 'hex')
      .subarray(0, 32)
      .map((byte) => byte ^ 0x36),
  ).toString('hex');
}

function rowOf(label: string, samples: Float64Array): Row {
  return {
    label,
    p10: percentile(samples, 0.1),
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    mean: samples.reduce((sum, each) => sum + each, 0) / samples.length,
    readings: samples.length,
  };
}

if (import.meta.main) report(await run(), process.argv.slice(2));
