import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSubjectEntries } from '../../packages/server/src/subjectReports/entries.store.ts';
import { lettersOf, pdfText } from '../../packages/server/src/subjectReports/fixtures/pdfText.ts';
import { bodies, LONG_AGO, openErasing, openings, type Erasing } from './erasingScene.ts';

/*
 * Whom erased entries were about nobody can tell. A report that kept silent of them would say that it is all there is: it
 * counts those of its source and time, each once, and names the entries that state it.
 */

const YEAR = 365 * 86_400_000;
const LATER = new Date(LONG_AGO.getTime() + YEAR);
const FIRST_DAY = new Date(LONG_AGO.getTime() - 1);
const BETWEEN = new Date(LONG_AGO.getTime() + YEAR / 2);

let erasing: Erasing;

beforeAll(async () => {
  erasing = await openErasing();
});
afterAll(() => erasing.scene.close());

interface Told {
  readonly entries: number;
  readonly under: readonly (number | null)[];
}

/** Of a request of its own, by somebody who is no other's customer: the report, and the text of its file. */
async function reported(period: { readonly from?: string; readonly until?: string } = {}) {
  const { priya, scene } = erasing;
  const opened = await priya.post('/api/subject-requests', {
    ...{ kind: 'access', source: 'harbor', subject: erasing.customer(), ...period },
    receivedAt: new Date().toISOString(),
  });
  expect(opened.status, JSON.stringify(opened.json)).toBe(200);
  const at = `/api/subject-requests/${(opened.json as { id: string }).id}`;
  const { json } = await priya.get(`${at}/report`);
  const file = await fetch(`${scene.baseUrl}${at}/report.pdf`, { headers: { cookie: priya.cookie() } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { erased: (json as { erased: Told }).erased, bytes };
}

const erasedIn = async (from?: Date, until?: Date): Promise<Told> =>
  (
    await reported({
      ...(from !== undefined && { from: from.toISOString() }),
      ...(until !== undefined && { until: until.toISOString() }),
    })
  ).erased;

async function erase(what: Parameters<Erasing['proposed']>[0]): Promise<number | null> {
  const id = await erasing.proposed(what);
  expect(await erasing.decide(erasing.olivia, id)).toMatchObject({ status: 200 });
  return (await erasing.found(id)).parts[0]?.entry ?? null;
}

it('counts each erased entry of its time once, and names what states it', { timeout: 120_000 }, async () => {
  const [mine, other] = [erasing.customer(), erasing.customer()];
  await erasing.enteredAt(LONG_AGO, [mine, other]);
  await erasing.enteredAt(LATER, [other]);
  expect(await reported()).toMatchObject({ erased: { entries: 0, under: [] } });

  const first = await erase(openings(mine));
  expect(await erasedIn()).toEqual({ entries: 1, under: [first] });
  const { bytes } = await reported();
  const { letters } = await pdfText(bytes);
  expect(letters).toContain(
    lettersOf('One entry of the ledger from this time does not say any more whom it was about'),
  );
  const raw = Buffer.from(bytes).toString('latin1');
  expect(raw).toContain(`"erased":{"entries":1,"under":[${String(first)}]}`);
  expect(raw).not.toContain(mine);

  // The content of all three goes later, that of the first a second time.
  const second = await erase(bodies);
  expect(await erasedIn()).toEqual({ entries: 3, under: [first, second] });
  expect(await erasedIn(BETWEEN)).toEqual({ entries: 1, under: [second] });
  expect(await erasedIn(FIRST_DAY, BETWEEN)).toEqual({ entries: 2, under: [first, second] });
  expect(await erasedIn(new Date(LATER.getTime() + YEAR))).toEqual({ entries: 0, under: [] });
});

it('tells of none of another source’s', async () => {
  const { house } = erasing.scene;
  const entries = createSubjectEntries(house.world.pools.app, { hash: () => Buffer.alloc(0) }, (size) =>
    Promise.resolve(size),
  );
  const { size } = await entries.extent();
  const asked = { from: null, until: new Date() };
  expect(await entries.erased({ source: 'harbor', ...asked }, size)).toMatchObject({ entries: 3 });
  expect(await entries.erased({ source: 'other', ...asked }, size)).toEqual({ entries: 0, under: [] });
  // Nor of what came after the state of the ledger that is reported of.
  expect(await entries.erased({ source: 'harbor', ...asked }, 0)).toEqual({ entries: 0, under: [] });
});
