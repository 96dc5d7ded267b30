import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decision, TicketState, Treatment } from '@cordon/core/kernel';
import { entryOf } from '../../packages/server/src/gate/entry.ts';
import type { LedgerRecord } from '../../packages/server/src/gate/ports.ts';
import { gateSecrets } from '../../packages/server/src/platform/hashing.ts';
import { openErasing, openings, type Erasing } from '../attacks/erasingScene.ts';
import { BRIGHTLINE } from '../support/erasing.ts';
import { asking, ticket, who, work } from '../support/gate.ts';

/*
 * A result of 1,200 customers: an entry a customer (docs/decisions/0035), all of them or none, each within what an auditor's
 * program reads, found by each customer alone, and erased for one without a word about the others.
 */

const CUSTOMERS = 1_200;
const AT = new Date('2026-04-05T10:00:00Z');
/** Wide: what a table with many fields makes of an entry. */
const FIELDS = Array.from({ length: 40 }, (_, nth) => `field_of_the_customers_table_${String(nth)}`);

let erasing: Erasing;
let subjects: readonly string[];

beforeAll(async () => {
  erasing = await openErasing();
  subjects = Array.from({ length: CUSTOMERS }, () => erasing.customer());
});
afterAll(() => erasing.scene.close());

/** The entries of one answer, as the gate writes that of one customer. */
function recordsOf(some: readonly string[], at = AT): readonly LedgerRecord[] {
  const secrets = gateSecrets(erasing.scene.house.world.keys);
  const treatments = Object.fromEntries(FIELDS.map((name): [string, Treatment] => [name, 'partial']));
  const citations = FIELDS.map((field) => ({
    ...{ agreement: BRIGHTLINE, clause: '2.1', effect: 'permission' as const, field },
  }));
  const ada = { ...who, principal: { ...who.principal, id: 'per_ada', party: 'pty_brightline' } };
  return some.map((subject, nth) => {
    const inHand: TicketState = {
      ...ticket,
      ...{ id: `tic_many_${String(nth)}`, binding: { by: 'request', subject } },
    };
    const decision: Decision = { allow: true, treatments, obligations: [], citations, rights: {} };
    return entryOf(
      {
        ...{ who: ada, at, terms: null, citations: [], code: null, stage: 'access', result: null },
        ...{ secretResult: null, text: null, signedBy: null, uses: [] },
        case: { ...work, agreement: BRIGHTLINE, ticket: inHand, access: 'aa'.repeat(16) },
        asking: asking('read', { resources: ['customers'] }),
        parts: [{ resource: 'customers', decision, rows: 1 }],
      },
      secrets,
    );
  });
}

interface Scoped {
  readonly customersTotal: number;
  readonly entriesTotal: number;
  readonly complete: boolean;
  readonly completeness: { readonly opened: number; readonly erased: number };
}

const scoped = async (at = AT): Promise<Scoped> => {
  const [from, until] = [at.getTime() - 1_000, at.getTime() + 1_000].map((ms) => new Date(ms).toISOString());
  const query = `agent=per_ada&from=${String(from)}&until=${String(until)}`;
  const { status, json } = await erasing.olivia.get(`/api/ledger/scope?${query}`);
  expect(status, JSON.stringify(json)).toBe(200);
  return json as Scoped;
};

it('names every customer in entries that stand together, and the verifier takes each', async () => {
  const records = recordsOf(subjects);
  const entries = await erasing.scene.house.ledger.append(records);
  const [first = -1] = entries;
  expect(entries).toEqual(subjects.map((_, nth) => first + nth));
  const [row] = await erasing.scene.asOwner<{ most: number; n: string }>(
    'SELECT max(octet_length(body)) AS most, count(*) AS n FROM cordon.ledger_bodies WHERE idx >= $1 AND idx < $2',
    [first, first + CUSTOMERS],
  );
  expect(Number(row?.n)).toBe(CUSTOMERS);
  expect(row?.most).toBeGreaterThan(4_000);
  expect(row?.most).toBeLessThanOrEqual(65_535);
  expect(await scoped()).toMatchObject({
    ...{ customersTotal: CUSTOMERS, entriesTotal: CUSTOMERS, complete: true },
    completeness: { opened: CUSTOMERS, erased: 0 },
  });
  expect(await erasing.verified()).toMatchObject({ ok: true, bodies: { missing: 0 } });
});

it('lets one customer be erased, and still says of all others who saw them', async () => {
  const [, subject = ''] = subjects;
  const id = await erasing.proposed(openings(subject));
  expect(await erasing.decide(erasing.olivia, id)).toMatchObject({ status: 200 });
  expect(await scoped()).toMatchObject({
    ...{ customersTotal: CUSTOMERS - 1, complete: true },
    completeness: { opened: CUSTOMERS - 1, erased: 1 },
  });
});

it('stands whole or not at all, wherever the database or an entry of it fails', async () => {
  const { scene } = erasing;
  const { house } = scene;
  const later = new Date('2026-05-05T10:00:00Z');
  const records = recordsOf(subjects, later);
  const size = async () =>
    Number((await scene.asOwner<{ n: string }>('SELECT count(*) AS n FROM cordon.ledger_leaves'))[0]?.n);
  const before = await size();

  // The last one of them is longer than any entry may be.
  const [one] = records.slice(-1);
  if (one === undefined) throw new Error('no records');
  const long = { ...one, body: { v: 1, words: 'x'.repeat(65_535) } };
  await expect(house.ledger.append([...records.slice(0, -1), long])).rejects.toMatchObject({
    code: 'ledger-unavailable',
  });

  // The database fails on the last.
  await scene.asOwner(
    `CREATE FUNCTION cordon.fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$`,
  );
  await scene.asOwner(`CREATE TRIGGER fails BEFORE INSERT ON cordon.ledger_bodies FOR EACH ROW
    WHEN (NEW.code = 'internal') EXECUTE FUNCTION cordon.fails()`);
  const faulty = [...records.slice(0, -1), { ...one, code: 'internal' as const }];
  await expect(house.ledger.append(faulty)).rejects.toMatchObject({ code: 'ledger-unavailable' });
  await scene.asOwner('DROP TRIGGER fails ON cordon.ledger_bodies');
  expect(await size()).toBe(before);
  expect(await scoped(later)).toMatchObject({ customersTotal: 0, entriesTotal: 0 });

  // The alarm rings: without the fault the same records stand.
  await house.ledger.append(records);
  expect(await size()).toBe(before + CUSTOMERS);
  expect(await scoped(later)).toMatchObject({ customersTotal: CUSTOMERS, complete: true });
});
