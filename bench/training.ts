// The pass that assigns courses to everybody: fifty thousand people and twelve courses, a third never passed, a third running
// out, a third current; then once more with nothing to do. Beside it, in the same database, the floor: as many rows into a
// plain table by one INSERT. `--people N` (50,000).
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { unbending, type TrainingRule } from '@cordon/core/people/training';
import { readConfig } from '../packages/server/src/config.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { createRunStore } from '../packages/server/src/people/training/run.store.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { report, type BenchResult, type Row } from './support/report.ts';

const COURSES = 12;
const VENDORS = 20;
const AIM_SECONDS = 30;

async function lay(owner: pg.Client, people: number): Promise<void> {
  const n = String(people);
  for (const statement of [
    `INSERT INTO cordon.parties (id, kind, name, created_at) SELECT 'pty_' || v, 'vendor', 'V', now() FROM generate_series(0, ${String(VENDORS - 1)}) v`,
    `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('pty_c', 'company', 'C', now())`,
    `INSERT INTO cordon.agreements (id, title, controller_id, processor_id, source_id, created_at)
     SELECT 'agr_' || v, 'A', 'pty_c', 'pty_' || v, 's', now() FROM generate_series(0, ${String(VENDORS - 1)}) v`,
    `INSERT INTO cordon.persons (id, party_id, name, role, created_at)
     SELECT 'per_' || p, 'pty_' || p % ${String(VENDORS)}, 'P', 'agent', now() FROM generate_series(1, ${n}) p`,
    `INSERT INTO cordon.assignments (id, person_id, agreement_id, access_role, purpose, from_at, made_at)
     SELECT 'asg_' || p, 'per_' || p, 'agr_' || p % ${String(VENDORS)}, 'tier1', 'orders', now() - interval '1 year', now() FROM generate_series(1, ${n}) p`,
    `INSERT INTO cordon.courses (id, origin, created_at) SELECT 'course-' || c, 'cordon', now() FROM generate_series(1, ${String(COURSES)}) c`,
    `INSERT INTO cordon.course_completions (id, person, course, version, passed_at, source, imported_by, known_at)
     SELECT gen_random_uuid(), 'per_' || p, 'course-' || c, 1, now() - CASE (p + c) % 3 WHEN 1 THEN interval '350 days' ELSE interval '20 days' END,
       'import', 'per_' || p, now() FROM generate_series(1, ${n}) p, generate_series(1, ${String(COURSES)}) c WHERE (p + c) % 3 > 0`,
    'ANALYZE',
  ]) {
    await owner.query(statement);
  }
}

/** Every agreement asks for every course. */
const rules: readonly TrainingRule[] = Array.from({ length: VENDORS * COURSES }, (_, n) => ({
  ...{
    ...unbending,
    reason: 'clause',
    cause: `agr_${String(n % VENDORS)} 6.2`,
    closes: true,
    maxAgeDays: 365,
  },
  ...{ course: `course-${String(1 + Math.floor(n / VENDORS))}`, role: null, purpose: null },
  ...{ vendor: `pty_${String(n % VENDORS)}`, agreement: `agr_${String(n % VENDORS)}` },
}));

async function measured(owner: pg.Client, pool: pg.Pool, people: number): Promise<BenchResult> {
  await lay(owner, people);
  const store = createRunStore(pool);
  const at = new Date();
  const owes = () => ({
    ...{ act: 'courses-assigned', person: null, party: null, agreement: null, ip: null, at, words: {} },
  });
  const timed = async (
    label: string,
    work: () => Promise<number>,
  ): Promise<Row & { seconds: number; did: number }> => {
    const began = performance.now();
    const did = await work();
    const ms = performance.now() - began;
    return { label, p50: ms, p99: ms, seconds: ms / 1000, did };
  };
  const run = async () => (await store.run(rules, { id: randomUUID(), at, owes })).assigned;
  const first = await timed('the pass', run);
  const again = await timed('again, with nothing to do', run);
  const floor = await timed('as many rows by one INSERT', async () => {
    await owner.query(`CREATE TABLE plain AS SELECT * FROM cordon.course_assignments WITH NO DATA`);
    await owner.query('INSERT INTO plain SELECT * FROM cordon.course_assignments');
    return first.did;
  });
  // A third never passed it, a third runs out within a month.
  const expected = Math.round((people * COURSES * 2) / 3);
  return {
    name: 'training',
    unit: 'ms',
    rows: [first, again, floor],
    ratios: [
      { label: 'the pass, beside the plain INSERT', value: first.seconds / floor.seconds },
      { label: 'again, beside the pass', value: again.seconds / first.seconds },
    ],
    aims: [
      {
        label: `${String(people)} people, ${String(COURSES)} courses within ${String(AIM_SECONDS)} s`,
        met: first.seconds < AIM_SECONDS,
      },
      {
        label: 'it assigned what it should, and then nothing',
        met: Math.abs(first.did - expected) <= COURSES && again.did === 0,
      },
    ],
  };
}

/** Makes the pass over so many people. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const given = args.indexOf('--people');
  const people = given === -1 ? 50_000 : Number(args[given + 1]);
  const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const owner = new pg.Client({ connectionString: installation.embedded?.ownerUrl });
  try {
    await owner.connect();
    return await measured(owner, installation.house.world.pools.app, people);
  } finally {
    await owner.end();
    await installation.close();
    await remove();
  }
}

if (import.meta.main) report(await run(process.argv.slice(2)), process.argv.slice(2));
