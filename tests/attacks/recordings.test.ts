import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { opened } from '../../packages/server/src/recordings/packing.ts';
import { lookAtRecordings } from '../../packages/server/src/recordings/looking.ts';
import { dumpOf } from '../support/dump.ts';
import { askForRecordings, packed, pageOf } from '../support/recordings.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';
import { heldWhole } from '../support/legalHold.ts';

/*
 * A recorded session holds no value of a customer, whatever a browser sends; it is nobody's but whom the agreement names; and
 * who is not recorded is found.
 */

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
  askForRecordings(scene.house);
});
afterAll(() => scene.close());

const idOf = ({ json }: { json: unknown }) => (json as { id: string }).id;

async function told(who: Visitor, { ticket }: Bound): Promise<void> {
  const read = { agreement: 'agr_harbor_brightline', keepDays: 30 };
  expect(await who.post(`/api/tickets/${ticket.id}/recordings/told`, read)).toMatchObject({ status: 200 });
}

async function recording(who: Visitor, bound: Bound): Promise<string> {
  await told(who, bound);
  const begun = await who.post(`/api/tickets/${bound.ticket.id}/recordings`, {});
  expect(begun).toMatchObject({ status: 200, json: { state: 'recording', clause: '2.15', keepDays: 30 } });
  return idOf(begun);
}

const piece = (who: Visitor, id: string, seq: number, events: unknown, more = {}) =>
  who.post(`/api/recordings/${id}/pieces`, {
    ...{ seq, from: Date.now(), until: Date.now() + 1, events: packed(events), ...more },
  });

/** What is kept of a recording, opened. */
async function kept(id: string): Promise<string> {
  const { recordings } = scene.house;
  const found = await recordings.find(id);
  return found === null ? '' : JSON.stringify(await recordings.events(found));
}

const findings = async (kind: string) =>
  (await scene.house.findingStore.list({ open: true, vendors: null })).filter((one) => one.kind === kind);

describe('a recording', () => {
  it('begins only once the person was told, which is entered', async () => {
    const ana = await scene.enter('per_ada');
    const bound = await scene.boundTicket('per_ada');
    const path = `/api/tickets/${bound.ticket.id}/recordings`;
    const untold = { state: 'untold', agreement: 'agr_harbor_brightline', clause: '2.15', keepDays: 30 };
    expect(await ana.post(path, {})).toMatchObject({ status: 200, json: untold });
    // Not what somebody would rather have read.
    const other = await scene.attack(() =>
      ana.post(`${path}/told`, { agreement: untold.agreement, keepDays: 1 }),
    );
    expectRefused(other, 'conflict', 'per_ada');
    const { entered } = await scene.attack(async () => {
      await told(ana, bound);
      return { status: 200, json: null };
    });
    expect(entered.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { act: 'recording-told', person: 'per_ada', words: { clause: '2.15', keepDays: 30 } },
    ]);
    expect(await ana.post(path, {})).toMatchObject({ json: { state: 'recording' } });
  });

  it('keeps nothing that a browser let through: values of the customer, and what looks like somebody’s', async () => {
    const ben = await scene.enter('per_ben');
    const bound = await scene.boundTicket('per_ben');
    const { customer } = bound;
    const id = await recording(ben, bound);
    const values = [customer.name, customer.email, customer.phone, ...customer.streets, ...customer.orders];
    const events = [
      ...pageOf(
        Date.now(),
        'Customer',
        'E-mail',
        ...values,
        'a text that nobody knows',
        'someone.else@mail.example',
      ),
      { type: 3, timestamp: Date.now(), data: { source: 5, id: 4, text: customer.email, isChecked: true } },
      {
        type: 3,
        timestamp: Date.now(),
        data: { source: 0, texts: [{ id: 4, value: `call ${customer.phone}` }] },
      },
      { type: 5, timestamp: Date.now(), data: { tag: 'x', payload: customer.email } },
    ];
    expect(await piece(ben, id, 0, events)).toMatchObject({ status: 200 });
    const stored = await kept(id);
    expectNothingOf(customer, stored);
    expect(stored).not.toMatch(/someone.else|nobody knows/);
    expect(stored).toContain('Customer');
    expect(stored).toContain('E-mail');
    // In a copy of the database it is not even masked.
    const dump = await dumpOf(scene.database.ownerUrl);
    expect(dump).not.toContain('textContent');
    expectNothingOf(customer, dump.slice(dump.indexOf('cordon.recording_pieces')).split('cordon.rebinds')[0]);
    const [found] = (await findings('recording-leaked')).filter(({ about }) => about === id);
    expect(found?.facts).toMatchObject({ person: 'per_ben' });
    expect(found?.facts.types).toContain('EMAIL');
    expectNothingOf(customer, found);
  });

  it('that came masked is no finding', async () => {
    const carla = await scene.enter('per_carla');
    const bound = await scene.boundTicket('per_carla');
    const id = await recording(carla, bound);
    await piece(
      carla,
      id,
      0,
      pageOf(Date.now(), '•••••• ••••••', 'My tickets', 'Reveal', 'Take next ticket'),
    );
    expect((await findings('recording-leaked')).filter(({ about }) => about === id)).toEqual([]);
    expect(await kept(id)).toContain('Take next ticket');
  });

  it('is added to by the browser that made it alone, in order of time, and not once it ended', async () => {
    const [dan, ella] = await Promise.all([scene.enter('per_dan'), scene.enter('per_ella')]);
    const bound = await scene.boundTicket('per_dan');
    const id = await recording(dan, bound);
    const [events, more] = [pageOf(Date.now(), 'Customer'), pageOf(Date.now(), 'Reveal')];
    expectRefused(await scene.attack(() => piece(ella, id, 0, events)), 'not-in-scope', 'per_ella');
    expectRefused(await scene.attack(() => piece(dan, 'rec_none', 0, events)), 'not-in-scope', 'per_dan');
    expectRefused(await scene.attack(() => piece(dan, id, 500, events)), 'rate-limited', 'per_dan');
    expectRefused(await scene.attack(() => piece(dan, id, -1, events)), 'bad-request', 'per_dan');
    await piece(dan, id, 0, events);
    // The same number again, as after an answer that was lost, or to write over what was kept.
    expect(await piece(dan, id, 0, more)).toMatchObject({ status: 200 });
    expect(await kept(id)).not.toContain('Reveal');
    expect(await dan.post(`/api/recordings/${id}/end`, { pieces: 1 })).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(() => piece(dan, id, 1, more)), 'not-in-scope', 'per_dan');
    // Another's ticket begins none.
    const path = `/api/tickets/${bound.ticket.id}/recordings`;
    expectRefused(await scene.attack(() => ella.post(path, {})), 'not-in-scope', 'per_ella');
  });

  it('takes no bomb, no lie about its form, and no more than it may', async () => {
    const finn = await scene.enter('per_finn');
    const bound = await scene.boundTicket('per_finn');
    const id = await recording(finn, bound);
    const send = (events: string) =>
      scene.attack(() => finn.post(`/api/recordings/${id}/pieces`, { seq: 0, from: 1, until: 2, events }));
    expectRefused(await send(packed('x'.repeat(8 * 1024 * 1024))), 'too-large', 'per_finn');
    expectRefused(await send(packed({ not: 'a list' })), 'bad-request', 'per_finn');
    expectRefused(await send(Buffer.from('not packed').toString('base64')), 'bad-request', 'per_finn');
    expectRefused(await send('%%%'), 'bad-request', 'per_finn');
    expectRefused(await send('A'.repeat(2 * 1024 * 1024)), 'too-large', 'per_finn');
    expect(await kept(id)).toBe('[]');
  });

  it('is not kept where it cannot be searched for the customer: without the second lock there is a gap', async () => {
    const gil = await scene.enter('per_gia');
    const bound = await scene.boundTicket('per_gia');
    const id = await recording(gil, bound);
    const { source } = scene.house.gatePorts;
    const readCase = source.readCase.bind(source);
    try {
      Object.assign(source, { readCase: () => Promise.reject(new Error('away')) });
      const failed = await piece(gil, id, 0, pageOf(Date.now(), bound.customer.name));
      expect(failed.status).toBeGreaterThanOrEqual(500);
    } finally {
      Object.assign(source, { readCase });
    }
    expect(await kept(id)).toBe('[]');
    expect(await piece(gil, id, 1, pageOf(Date.now(), bound.customer.name))).toMatchObject({ status: 200 });
    expectNothingOf(bound.customer, await kept(id));
    await gil.post(`/api/recordings/${id}/end`, { pieces: 2 });
    const olivia = await scene.enter('per_olivia');
    const { json } = await olivia.post(`/api/recordings/${id}/watch`, {});
    expect(json).toMatchObject({ recording: { state: 'torn' }, gaps: [{ from: null, pieces: 1 }] });
  });
});

describe('a recording is watched', () => {
  let id: string;
  let bound: Bound;

  beforeAll(async () => {
    const hugo = await scene.enter('per_hana');
    bound = await scene.boundTicket('per_hana', 'pharmacy-support');
    id = await recording(hugo, bound);
    await hugo.get(`/api/tickets/${bound.ticket.id}`);
    await piece(hugo, id, 0, pageOf(Date.now(), 'Customer', bound.customer.name));
    await hugo.post(`/api/recordings/${id}/end`, { pieces: 1 });
  });

  it('as an access, for quality, by the clause that asks for it', async () => {
    const olivia = await scene.enter('per_olivia');
    const { answer, entered } = await scene.attack(() => olivia.post(`/api/recordings/${id}/watch`, {}));
    expect(answer).toMatchObject({ status: 200, json: { recording: { id, state: 'whole' }, gaps: [] } });
    const { events, accesses } = answer.json as { events: unknown[]; accesses: unknown[] };
    expect(events).toHaveLength(2);
    expectNothingOf(bound.customer, events);
    expect(accesses).toMatchObject([{ kind: 'read', ok: true }]);
    expect(entered).toHaveLength(1);
    expect(JSON.parse(entered[0]?.body ?? '')).toMatchObject({
      ...{ kind: 'access', act: 'read', purpose: 'quality', person: 'per_olivia', recording: id },
      parts: [
        { resource: 'recording', allow: true, citations: [{ clause: '2.15' }, { clause: '4.1' }, {}, {}] },
      ],
    });
  });

  it('by nobody else', async () => {
    const [hugo, vera, nuno] = await Promise.all(
      ['per_hana', 'per_vera', 'per_nuno'].map((person) => scene.enter(person)),
    );
    if (hugo === undefined || vera === undefined || nuno === undefined) throw new Error('nobody came');
    const path = `/api/recordings/${id}/watch`;
    expect(await hugo.post(path, {})).toMatchObject({ status: 403 });
    // Of the vendor, the clause names quality analysts only; another vendor has none.
    expectRefused(await scene.attack(() => vera.post(path, {})), 'not-permitted', 'per_vera');
    expectRefused(await scene.attack(() => nuno.post(path, {})), 'not-in-scope', 'per_nuno');
    expect((await nuno.get('/api/recordings')).json).toEqual([]);
    const own = (await hugo.get('/api/recordings')).json as { person: { id: string } }[];
    expect(new Set(own.map(({ person }) => person.id))).toEqual(new Set(['per_hana']));
  });

  it('by a quality analyst of the vendor, and by an auditor in whose window it was made', async () => {
    const [quinn, audra] = await Promise.all([scene.enter('per_quinn'), scene.enter('per_audra')]);
    const path = `/api/recordings/${id}/watch`;
    expect(await quinn.post(path, {})).toMatchObject({ status: 200, json: { recording: { id } } });
    const window = async (from: string, until: string) => {
      await scene.asOwner(
        `UPDATE cordon.audit_scopes SET from_at = $1, until_at = $2 WHERE person_id = 'per_audra'`,
        [from, until],
      );
    };
    await window('2026-11-01T00:00Z', '2026-11-02T00:00Z');
    expectRefused(await scene.attack(() => audra.post(path, {})), 'not-in-scope', 'per_audra');
    await window('2026-11-02T00:00Z', '2026-11-03T00:00Z');
    expect(await audra.post(path, {})).toMatchObject({ status: 200, json: { recording: { id } } });
  });

  it('not by whoever lost access while it was opened', async () => {
    const priya = await scene.enter('per_priya');
    const { principals } = scene.house.gatePorts;
    const again = principals.again.bind(principals);
    try {
      Object.assign(principals, { again: () => Promise.resolve({ ok: false, code: 'suspended' }) });
      const attack = await scene.attack(() => priya.post(`/api/recordings/${id}/watch`, {}));
      expectRefused(attack, 'suspended', 'per_priya');
    } finally {
      Object.assign(principals, { again });
    }
  });

  it('from what is sealed to its ticket: a piece moved to another does not open', async () => {
    const [row] = await scene.asOwner<{ sealed: Buffer }>(
      'SELECT sealed FROM cordon.recording_pieces WHERE recording_id = $1',
      [id],
    );
    expect(() => opened(row?.sealed ?? Buffer.alloc(0))).toThrow();
    const other = await scene.boundTicket('per_hana');
    await scene.asOwner('UPDATE cordon.recordings SET ticket_id = $1 WHERE id = $2', [other.ticket.id, id]);
    const olivia = await scene.enter('per_olivia');
    const answer = await olivia.post(`/api/recordings/${id}/watch`, {});
    expect(answer.status).toBeGreaterThanOrEqual(500);
    await scene.asOwner('UPDATE cordon.recordings SET ticket_id = $1 WHERE id = $2', [bound.ticket.id, id]);
  });

  it('until it was kept for its time, unless a legal hold keeps it', async () => {
    const { recordings, recordingLooks } = scene.house;
    const hold = await heldWhole(scene);
    await scene.asOwner(
      `UPDATE cordon.recordings SET kept_until = now() - interval '100 years' WHERE id = $1`,
      [id],
    );
    await lookAtRecordings(recordingLooks);
    expect(await recordings.find(id)).not.toBeNull();
    await hold.lift();
    await lookAtRecordings(recordingLooks);
    expect(await recordings.find(id)).toBeNull();
    const pieces = await scene.asOwner('SELECT FROM cordon.recording_pieces WHERE recording_id = $1', [id]);
    expect(pieces).toEqual([]);
  });
});

it('goes with the key of its ticket', async () => {
  const { recordings, recordingLooks } = scene.house;
  const finn = await scene.enter('per_finn');
  const bound = await scene.boundTicket('per_finn');
  const id = await recording(finn, bound);
  await piece(finn, id, 0, pageOf(Date.now(), 'Customer'));
  await scene.asOwner('DELETE FROM cordon.ticket_keys WHERE ticket_id = $1', [bound.ticket.id]);
  const olivia = await scene.enter('per_olivia');
  const { json } = await olivia.post(`/api/recordings/${id}/watch`, {});
  expect(Object.keys(json as object)).toEqual(['error']);
  await lookAtRecordings(recordingLooks);
  expect(await recordings.find(id)).toBeNull();
});

it('whoever works without being recorded is found, once, and whoever is recorded is not', async () => {
  const [ivan, jo] = await Promise.all([scene.enter('per_ivan'), scene.enter('per_ada')]);
  await scene.asOwner(`UPDATE cordon.assignments SET purpose = 'order-support' WHERE person_id = 'per_ivan'`);
  const [dark, seen] = [await scene.boundTicket('per_ivan'), await scene.boundTicket('per_ada')];
  const id = await recording(jo, seen);
  await jo.get(`/api/tickets/${seen.ticket.id}`);
  await piece(jo, id, 0, pageOf(Date.now(), 'Customer'));
  await ivan.get(`/api/tickets/${dark.ticket.id}`);
  const missing = async () =>
    (await findings('recording-missing'))
      .map(({ facts }) => facts)
      .filter(({ person }) => person === 'per_ivan' || person === 'per_ada');
  await lookAtRecordings(scene.house.recordingLooks);
  // Not judged before a recording would long have come.
  expect(await missing()).toEqual([]);
  scene.pass(6 * MINUTE);
  await lookAtRecordings(scene.house.recordingLooks);
  expect(await missing()).toEqual([{ person: 'per_ivan', accesses: 1, tickets: 1 }]);
  const [finding] = (await findings('recording-missing')).filter(({ facts }) => facts.person === 'per_ivan');
  await scene.asOwner(
    `UPDATE cordon.findings SET state = 'closed', closed_at = now(), closed_how = 'retested', closed_by = 'per_olivia'
     WHERE id = $1`,
    [finding?.id],
  );
  scene.pass(6 * MINUTE);
  await lookAtRecordings(scene.house.recordingLooks);
  expect(await missing()).toEqual([]);
});
