// A page of 50 accesses out of a large ledger: each filter, and combinations that are hard on an index. The search tables
// are filled by code of the product's own, the rest in SQL; then every page is asked for as the route asks for it.
// `--entries N` (10,000,000). At the end EXPLAIN has to show that no question reads a table from end to end.
import pg from 'pg';
import { openInstallation } from '../packages/server/src/installation.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { BLOCK } from '../packages/server/src/ledger/search/bits.ts';
import { createAccessSearch } from '../packages/server/src/monitoring/search.ts';
import type { AccessFilter } from '../packages/server/src/monitoring/query.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { fillIndex, fillTables, atOf, CUSTOMERS, plansOf, ticketOf } from './support/manyEntries.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

const PAGE = 50;
const AIM_MS = 200;
const TIMES = 30;
const COMPANY = { vendor: null, windows: null };

interface Asked {
  readonly filter: AccessFilter;
  readonly before?: number;
  readonly vendor?: string;
}

/** Filters alone, then those whose answer an index finds late or not at all. */
function questions(entries: number): Readonly<Record<string, Asked>> {
  const middle = Math.floor(entries / 2);
  const hour = { from: atOf(middle), until: new Date(atOf(middle).getTime() + 3_600_000) };
  const customer = [CUSTOMERS(middle)];
  return {
    nothing: { filter: {} },
    agent: { filter: { agent: 'per_7' } },
    vendor: { filter: { vendor: 'pty_3' } },
    agreement: { filter: { agreement: 'agr_3' } },
    customer: { filter: { customer } },
    ticket: { filter: { ticket: `tic_${String(ticketOf(middle))}` } },
    source: { filter: { source: 'src_1' } },
    resource: { filter: { resource: 'orders' } },
    field: { filter: { field: 'customers.f3' } },
    category: { filter: { category: 'user.contact' } },
    clause: { filter: { clause: '2.3' } },
    purpose: { filter: { purpose: 'billing' } },
    kind: { filter: { kind: 'reveal' } },
    'all accesses': { filter: { kind: 'data' } },
    outcome: { filter: { ok: false } },
    code: { filter: { code: 'not-permitted' } },
    'an hour of long ago': { filter: hour },
    'oldest page': { filter: { kind: 'data' }, before: 200 },
    'never entered': { filter: { agent: 'per_never' } },
    'two common ones that never meet': { filter: { kind: 'note', ok: false } },
    'five common ones that never meet': {
      filter: {
        kind: 'note',
        ok: false,
        resource: 'customers',
        field: 'customers.f3',
        purpose: 'order-support',
      },
    },
    'a vendor and the agent of another': { filter: { agent: 'per_7', vendor: 'pty_3' } },
    'common and rare': { filter: { kind: 'data', ok: true, customer } },
    'a category of half the fields that was never refused': {
      filter: { category: 'user', ok: false, kind: 'note' },
    },
    'rare in a window where it is not': { filter: { ...hour, customer: [CUSTOMERS(0)] } },
    'common that never meet, in a year': {
      filter: { kind: 'note', ok: false, from: atOf(1000), until: atOf(entries - 1000) },
    },
    'all filters at once': {
      filter: {
        ...{ agent: 'per_7', vendor: 'pty_7', agreement: 'agr_7', source: 'src_1', purpose: 'order-support' },
        ...{
          resource: 'customers',
          field: 'f3',
          clause: '2.3',
          kind: 'data',
          ok: true,
          category: 'user.contact',
        },
        ...{ from: atOf(1000), until: atOf(entries - 1000) },
      },
    },
    'as a vendor, what never meets': { filter: { kind: 'note', ok: false }, vendor: 'pty_3' },
  };
}

/** Fills a ledger and asks. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const given = args.indexOf('--entries');
  const wanted = given === -1 ? 10_000_000 : Number(args[given + 1]);
  const entries = Math.ceil(wanted / BLOCK) * BLOCK;
  const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const { house, embedded } = installation;
  const owner = new pg.Client({ connectionString: embedded?.ownerUrl });
  try {
    await owner.connect();
    const began = performance.now();
    await fillTables(owner, entries);
    const filled = performance.now();
    await fillIndex(owner, entries);
    await owner.query('VACUUM ANALYZE');
    const indexed = performance.now();
    console.error(
      `${String(entries)} entries: tables ${seconds(filled - began)}, search tables ${seconds(indexed - filled)}`,
    );

    const map = {
      resources: ['customers', 'orders'].map((name) => ({
        name,
        fields: Array.from({ length: 10 }, (_, nth) => ({
          name: `f${String(nth)}`,
          category: nth < 5 ? 'user.contact.email' : 'user.name',
        })),
      })),
    };
    const search = createAccessSearch({
      ...{ accesses: house.accesses, index: house.index },
      indexing: { near: async () => ({ indexed: entries, size: entries }) },
      dataMaps: async () => [map as never],
    });
    const rows: Row[] = [];
    for (const [label, { filter, before, vendor }] of Object.entries(questions(entries))) {
      const scope = vendor === undefined ? COMPANY : { vendor, windows: null };
      const ms = new Float64Array(TIMES);
      let found = 0;
      for (let nth = -2; nth < TIMES; nth++) {
        const start = performance.now();
        found = (await search.page(filter, scope, { before, limit: PAGE })).items.length;
        if (nth >= 0) ms[nth] = performance.now() - start;
      }
      rows.push({ label, p50: percentile(ms, 0.5), p99: percentile(ms, 0.99), found });
    }
    const slowest = Math.max(...rows.map(({ p99 }) => p99));
    const scans = (await plansOf(house.world.pools.app)).filter((plan) => plan.includes('Seq Scan'));
    return {
      ...{ name: 'ledger-search', unit: 'ms', rows, ratios: [{ label: 'slowest p99, ms', value: slowest }] },
      aims: [
        { label: `every page within ${String(AIM_MS)} ms`, met: slowest < AIM_MS },
        { label: 'no table is read from end to end', met: scans.length === 0 },
      ],
    };
  } finally {
    await owner.end();
    await installation.close();
    await remove();
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;

if (import.meta.main) report(await run(process.argv.slice(2)), process.argv.slice(2));
