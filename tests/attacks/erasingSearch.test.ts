import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { accessesTo, BRIGHTLINE } from '../support/erasing.ts';
import { bodies, LONG_AGO, openErasing, openings, type Erasing } from './erasingScene.ts';

/*
 * What two people erased is found by nobody any more and counted as erased, with the entry that says so; whatever else is gone
 * is named as missing. Reading the ledger anew brings nothing back.
 */

let erasing: Erasing;
let olivia: Visitor;

beforeAll(async () => {
  erasing = await openErasing();
  ({ olivia } = erasing);
});
afterAll(() => erasing.scene.close());

interface Told {
  readonly entries: number;
  readonly opened: number;
  readonly erased: number;
  readonly erasedUnder: readonly { readonly entry: number; readonly entries: number }[];
  readonly missing: readonly number[];
  readonly complete: boolean;
}

const HOUR = 3_600_000;
const around = (at: Date) =>
  `from=${new Date(at.getTime() - HOUR).toISOString()}&until=${new Date(at.getTime() + HOUR).toISOString()}`;

async function complete(at: Date, who = olivia, more = ''): Promise<Told> {
  const { status, json } = await who.get(`/api/ledger/completeness?${around(at)}${more}`);
  expect(status, JSON.stringify(json)).toBe(200);
  return json as Told;
}

/** Entries the index finds by a customer's number. */
async function foundBy(subject: string): Promise<readonly number[]> {
  const { house } = erasing.scene;
  await house.indexing.near();
  const hashes = house.customerHashes(subject);
  const rows = await erasing.scene.asOwner<{ block: number; bits: Buffer }>(
    `SELECT p.block, p.bits FROM cordon.ledger_postings p JOIN unnest($1::text[]) h ON p.term =
       substr(encode(sha256(convert_to(E'customer\\n' || h, 'UTF8')), 'hex'), 1, 32)::uuid`,
    [hashes],
  );
  return rows.flatMap(({ block, bits }) =>
    Array.from({ length: bits.length / 2 }, (_, nth) => block * 8192 + bits.readUInt16BE(nth * 2)),
  );
}

/** As if the search tables had been lost. */
async function readAnew(): Promise<void> {
  await erasing.scene.asOwner('TRUNCATE cordon.ledger_postings, cordon.ledger_blocks');
  await erasing.scene.asOwner(`UPDATE cordon.ledger_cursors SET upto = 0 WHERE name = 'search'`);
  await erasing.scene.house.indexing.upTo(Number.MAX_SAFE_INTEGER);
}

it('of pruned bodies: counts them under the entry that says so, and no term stands for them', async () => {
  const indices = await erasing.enteredAt(LONG_AGO, [erasing.customer(), erasing.customer()]);
  expect(await complete(LONG_AGO)).toMatchObject({ entries: 2, opened: 2, erased: 0, complete: true });
  const id = await erasing.proposed(bodies);
  expect(await erasing.decide(olivia, id)).toMatchObject({ status: 200 });
  const entry = (await erasing.found(id)).parts[0]?.entry;
  const erased = {
    ...{ entries: 2, opened: 0, erased: 2, erasedUnder: [{ entry, entries: 2 }] },
    ...{ missing: [], complete: true },
  };
  expect(await complete(LONG_AGO)).toMatchObject(erased);
  const terms = `SELECT FROM cordon.ledger_postings WHERE block = $1 AND cordon.without_entries(bits, $2) <> bits`;
  expect(await erasing.scene.asOwner(terms, [0, indices])).toEqual([]);
  await readAnew();
  expect(await complete(LONG_AGO)).toMatchObject(erased);
  expect(await erasing.scene.asOwner(terms, [0, indices])).toEqual([]);
});

it('of pruned bodies: tells a vendor of its agreements only', async () => {
  const vera = await erasing.scene.enterFresh('per_vera');
  const nora = `&agreement=agr_harbor_northgate`;
  expect(await complete(LONG_AGO, vera)).toMatchObject({ erased: 2, complete: true });
  expect(await complete(LONG_AGO, vera, nora)).toMatchObject({ entries: 0, erased: 0, erasedUnder: [] });
});

it('of a customer’s openings: the index finds them by that customer no more, and still by another', async () => {
  const [subject, other] = [erasing.customer(), erasing.customer()];
  const at = new Date('2026-02-03T10:00:00Z');
  const indices = await accessesTo(erasing.scene.house, [subject, other, subject], at, BRIGHTLINE);
  expect(await foundBy(subject)).toEqual([indices[0], indices[2]]);
  const id = await erasing.proposed(openings(subject));
  expect(await erasing.decide(olivia, id)).toMatchObject({ status: 200 });
  const entry = (await erasing.found(id)).parts[0]?.entry;
  for (const anew of [false, true]) {
    if (anew) await readAnew();
    expect(await foundBy(subject)).toEqual([]);
    expect(await foundBy(other)).toEqual([indices[1]]);
    expect(await complete(at)).toMatchObject({
      ...{ entries: 3, opened: 1, erased: 2, erasedUnder: [{ entry, entries: 2 }] },
      ...{ missing: [], complete: true },
    });
  }
});

it('names what is gone without such an entry: a body, an opening, and one that an erasure did not name', async () => {
  const at = new Date('2026-03-03T10:00:00Z');
  const [a = -1, b = -1, c = -1] = await accessesTo(
    erasing.scene.house,
    [erasing.customer(), erasing.customer(), erasing.customer()],
    at,
  );
  await complete(at);
  await erasing.tamper('DELETE FROM cordon.ledger_bodies WHERE idx = $1', [a]);
  await erasing.scene.asOwner('DELETE FROM cordon.ledger_openings WHERE idx = $1', [b]);
  // Whoever writes that it was erased needs an entry that says so.
  await erasing.scene.asOwner(
    `UPDATE cordon.ledger_erasure_parts SET covers = covers + int8multirange(int8range($1, $2, '[]'))`,
    [a, b],
  );
  expect(await complete(at)).toMatchObject({
    ...{ entries: 3, opened: 1, erased: 0, missing: [a, b], complete: false },
  });
  expect(c).toBeGreaterThan(b);
});

it('explains by erased openings no body that is gone or another', async () => {
  const at = new Date('2026-04-03T10:00:00Z');
  const subject = erasing.customer();
  const [a = -1, b = -1] = await accessesTo(erasing.scene.house, [subject, subject], at);
  expect(await erasing.decide(olivia, await erasing.proposed(openings(subject)))).toMatchObject({
    status: 200,
  });
  expect(await complete(at)).toMatchObject({ erased: 2, missing: [] });
  await erasing.tamper('DELETE FROM cordon.ledger_bodies WHERE idx = $1', [a]);
  await erasing.tamper(
    `UPDATE cordon.ledger_bodies SET body = replace(body, 'per_ada', 'per_ben') WHERE idx = $1`,
    [b],
  );
  expect(await complete(at)).toMatchObject({ erased: 0, missing: [a, b], complete: false });
});
