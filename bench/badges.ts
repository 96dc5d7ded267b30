// Badge events taken in: fifty thousand of a thousand people, a tenth told twice and all out of order, in deliveries of five
// hundred: kept once, people put where they are, monitoring told. Beside it two floors in the same database and run: the same
// rows into a plain table by one COPY, and by an INSERT of arrays for each delivery. `--events N` (50,000). At the end people
// have to be where the clean stream, told once and in order, puts them.
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { createBadgeEvents } from '../packages/server/src/assurance/badges/events.store.ts';
import { foldPeople } from '../packages/server/src/assurance/badges/folding.ts';
import type { NewBadgeEvent } from '../packages/server/src/assurance/badges/badge.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { copyInto } from '../packages/server/src/demo/seed/copy.ts';
import { openInstallation } from '../packages/server/src/installation.ts';
import { temporaryDataDir } from '../packages/server/src/platform/temporary.ts';
import { cleanStream, disordered, layFloor, SITE } from '../tests/support/badgeStream.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

const PEOPLE = 1000;
const PART = 500;
const LATE = 400;

async function parts(
  stream: readonly NewBadgeEvent[],
  take: (part: readonly NewBadgeEvent[]) => Promise<unknown>,
): Promise<Float64Array> {
  const times: number[] = [];
  for (let from = 0; from < stream.length; from += PART) {
    const began = performance.now();
    await take(stream.slice(from, from + PART));
    times.push(performance.now() - began);
  }
  return Float64Array.from(times);
}

const rowOf = (label: string, times: Float64Array, events: number): Row => {
  const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000;
  return {
    label,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    'events a second': events / seconds,
  };
};

const COLUMNS = '(key text, at timestamptz, door text, number bytea, direction text, result text)';
const NAMES = 'plain (key, at, door, number, direction, result)';

async function measured(owner: pg.Client, pool: pg.Pool, many: number): Promise<BenchResult> {
  await layFloor(owner, PEOPLE);
  const now = new Date();
  const clean = cleanStream(many, PEOPLE, now.getTime() - 60_000, 11);
  const told = disordered(clean, LATE, 5);
  await owner.query(`CREATE TABLE plain ${COLUMNS}`);

  const began = performance.now();
  const lines = told.map(({ key, at, door, hash, direction, result }) =>
    [key, at.toISOString(), door, `\\\\x${Buffer.from(hash).toString('hex')}`, direction, result].join('\t'),
  );
  await copyInto(owner, NAMES, `${lines.join('\n')}\n`);
  const copied = rowOf('COPY of all', Float64Array.of(performance.now() - began), told.length);

  const plain = await parts(told, (part) =>
    owner.query(
      `INSERT INTO ${NAMES} SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::bytea[], $5::text[], $6::text[])`,
      [
        ...[part.map(({ key }) => key), part.map(({ at }) => at), part.map(({ door }) => door)],
        ...[part.map(({ hash }) => Buffer.from(hash)), part.map(({ direction }) => direction)],
        part.map(({ result }) => result),
      ],
    ),
  );
  const inserted = rowOf('INSERT of each delivery', plain, told.length);

  const events = createBadgeEvents(pool, foldPeople);
  const take = (part: readonly NewBadgeEvent[]) => events.take(SITE, part, { system: 'bsy_none' }, now);
  const presence = async () =>
    (await owner.query<object>('SELECT * FROM cordon.badge_presence ORDER BY person_id')).rows;
  const ours = rowOf('taken in', await parts(told, take), told.length);
  const found = await presence();
  await owner.query('DELETE FROM cordon.badge_events');
  await owner.query('DELETE FROM cordon.badge_presence');
  const ordered = rowOf('taken in, clean and in order', await parts(clean, take), clean.length);
  const same = isDeepStrictEqual(found, await presence());
  return {
    name: 'badges',
    unit: `ms a delivery of ${String(PART)}`,
    rows: [copied, inserted, ours, ordered],
    ratios: [
      {
        label: 'taken in, beside INSERT',
        value: Number(ours['events a second']) / Number(inserted['events a second']),
      },
      {
        label: 'taken in, beside COPY',
        value: Number(ours['events a second']) / Number(copied['events a second']),
      },
    ],
    aims: [{ label: 'people are where the clean stream puts them', met: same && found.length === PEOPLE }],
  };
}

/** Takes the events in, and beside them the floors. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const given = args.indexOf('--events');
  const many = given === -1 ? 50_000 : Number(args[given + 1]);
  const { dataDir, remove } = await temporaryDataDir('cordon-bench-');
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const owner = new pg.Client({ connectionString: installation.embedded?.ownerUrl });
  try {
    await owner.connect();
    return await measured(owner, installation.house.world.pools.app, many);
  } finally {
    await owner.end();
    await installation.close();
    await remove();
  }
}

if (import.meta.main) report(await run(process.argv.slice(2)), process.argv.slice(2));
