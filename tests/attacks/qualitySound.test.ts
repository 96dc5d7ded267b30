import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { anonymise, deliverFile, knowQuality, qualityKey } from '../support/quality.ts';
import { heard, loudWav } from '../support/sound.ts';
import { expectNothingOf, expectRefused, openScene, type Bound, type Scene } from './attack.ts';

/* A call has in its sound what was taken out of its transcript. Nobody may hear it, and nobody may find it in what is kept. */

let scene: Scene;
let priya: Visitor;
let quinn: Visitor;
let key: { id: string; secret: string };
let bound: Bound;
let sent = 0;

/** A word a second. */
const said = (text: string) => text.split(' ').map((word, at) => ({ word, start: at + 0.1, end: at + 0.9 }));

async function deliver(
  format: string,
  file: string | Uint8Array<ArrayBuffer>,
  id = `call-${String(++sent)}`,
) {
  const about = { id, ticket: bound.ticket.externalId, began: '2026-10-20T10:00:00Z', agent: 'Ada Cruz' };
  return deliverFile(scene.baseUrl, key.secret, { ...about, format }, file);
}

/** Delivers a recording and its transcript, as recognisers write it, and lets the job work. */
async function called(words: object[], sound: Uint8Array<ArrayBuffer>): Promise<string> {
  const outside = `call-${String(++sent)}`;
  const { json } = await deliver('audio', sound, outside);
  expect((await deliver('asr-json', JSON.stringify({ words }), outside)).json).toMatchObject(json as object);
  await anonymise(scene.house);
  return (json as { id: string }).id;
}

const sentence = () => `hello this is ${bound.customer.name} and I wait`;
/** Seconds of the sentence in which the customer's two names are said. */
const NAMES = [3, 4];

const stateOf = async (id: string) =>
  (
    await scene.asOwner<{ state: string; code: string | null; raw: number; kept: number }>(
      `SELECT state, code, (SELECT count(*)::int FROM cordon.quality_quarantine q WHERE q.intake_id = i.id AND sound) AS raw,
        (SELECT count(*)::int FROM cordon.quality_sounds s WHERE s.conversation_id = i.id) AS kept
       FROM cordon.quality_intakes i WHERE id = $1`,
      [id],
    )
  )[0];

const soundOf = async (id: string): Promise<Uint8Array | null> => {
  const url = new URL(`/api/quality/conversations/${id}/sound`, scene.baseUrl);
  const answer = await fetch(url, { headers: { cookie: quinn.cookie() } });
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
};

beforeAll(async () => {
  scene = await openScene();
  await knowQuality(scene.house);
  [priya, quinn] = [await scene.enterFresh('per_priya'), await scene.enter('per_quinn')];
  key = await qualityKey(await scene.enterFresh('per_olivia'), null);
  bound = await scene.boundTicket('per_ada');
});
afterAll(() => scene.close());

describe('a call', () => {
  it('waits for its transcript, is silent where something was taken out of it, and what came is gone', async () => {
    const outside = `call-${String(++sent)}`;
    const first = await deliver('audio', loudWav(12, bound.customer.name), outside);
    const { id } = first.json as { id: string };
    await anonymise(scene.house);
    expect(await stateOf(id)).toMatchObject({ state: 'withheld', code: 'transcript-missing' });
    expect(await soundOf(id)).toBeNull();

    await deliver('asr-json', JSON.stringify({ words: said(sentence()) }), outside);
    await anonymise(scene.house);
    expect(await stateOf(id)).toMatchObject({ state: 'done', raw: 0 });
    const { answer } = await scene.attack(() => quinn.get(`/api/quality/conversations/${id}`));
    expect(answer.json).toMatchObject({
      ...{ kind: 'recording', sound: true },
      text: [{ text: 'hello this is [PERSON_1] and I wait' }],
      silent: [
        { start: 2.95, end: 5.05 },
        { start: 8.9, end: 12 },
      ],
    });
    const got: Uint8Array[] = [];
    const { entered } = await scene.attack(async () => {
      got.push((await soundOf(id)) ?? new Uint8Array());
      return { status: 200, json: null };
    });
    expect(JSON.parse(entered.at(-1)?.body ?? '{}')).toMatchObject({
      ...{ person: 'per_quinn', purpose: 'quality', flags: ['sound'] },
    });
    const [sound = new Uint8Array()] = got;
    expect(heard(sound).flatMap((loud, nth) => (loud ? [] : [nth]))).toEqual([...NAMES, ...[9, 10, 11]]);
    // Nor is a title left, and nothing of it lies about in clear.
    expectNothingOf(bound.customer, Buffer.from(sound).toString('latin1'));
    const kept = await scene.asOwner<{ sealed: Buffer }>('SELECT sealed FROM cordon.quality_sounds');
    expect(Buffer.concat(kept.map(({ sealed }) => sealed)).includes(Buffer.alloc(64, 77))).toBe(false);
  });

  it.each([
    ['that is no recording', () => said(sentence()), new Uint8Array(9000), 'sound-unread'],
    ['that is cut off', () => said(sentence()), loudWav(12).slice(0, -100), 'sound-unread'],
    ['that is shorter than its transcript', () => said(sentence()), loudWav(4), 'sound-unread'],
    [
      'with a name that has no time',
      () => [...said('hello'), ...bound.customer.name.split(' ').map((word) => ({ word }))],
      loudWav(12),
      'sound-uncovered',
    ],
  ])('%s is withheld with its reason, the words too', async (_, words, sound, code) => {
    const id = await called(words(), sound);
    expect(await stateOf(id)).toMatchObject({ state: 'withheld', code, kept: 0 });
    expect((await quinn.get(`/api/quality/conversations/${id}`)).status).toBe(404);
    const listed = (await priya.get('/api/quality/intakes')).json as { id: string; why: string }[];
    expect(listed.find((one) => one.id === id)?.why).toMatch(/Send /);
  });

  it('that was withheld for its transcript is kept with a better one', async () => {
    const outside = `call-${String(++sent)}`;
    const { id } = (await deliver('audio', loudWav(12), outside)).json as { id: string };
    await deliver('asr-json', '{"words": [', outside);
    await anonymise(scene.house);
    expect(await stateOf(id)).toMatchObject({ state: 'withheld', code: 'file-incomplete' });
    await deliver('asr-json', JSON.stringify({ words: said(sentence()) }), outside);
    await anonymise(scene.house);
    expect(await stateOf(id)).toMatchObject({ state: 'done', raw: 0, kept: 1 });
  });

  it('is not heard any more once a word was missed in it', async () => {
    const id = await called(said('hello my rabbit Biscuit waits here'), loudWav(7));
    expect(heard((await soundOf(id)) ?? new Uint8Array())[3]).toBe(true);
    const mark = { kind: 'missed', type: 'PERSON', turn: 0, words: 'Biscuit' };
    expect((await quinn.post(`/api/quality/conversations/${id}/misses`, mark)).status).toBe(200);
    expect(await soundOf(id)).toBeNull();
    expect(await stateOf(id)).toMatchObject({ kept: 0 });
    expect((await quinn.get(`/api/quality/conversations/${id}`)).json).toMatchObject({ sound: false });
  });

  it('is heard by nobody who may not read it', async () => {
    const id = await called(said(sentence()), loudWav(9));
    const path = `/api/quality/conversations/${id}/sound`;
    const nuno = await scene.enterFresh('per_nuno');
    expectRefused(await scene.attack(() => nuno.get(path)), 'not-in-scope', 'per_nuno');
    const vera = await scene.enter('per_vera');
    expectRefused(await scene.attack(() => vera.get(path)), 'not-permitted', 'per_vera');
    expect((await (await scene.enter('per_ada')).get(path)).status).toBe(403);
  });
});

it('these tests would hear it: with times that leave nothing out', async () => {
  const { gatePorts } = scene.house;
  const { anonymiser } = gatePorts;
  const run: typeof anonymiser.run = async (...job) => {
    const done = await anonymiser.run(...job);
    if (!done.ok || done.value.times === null) return done;
    return { ok: true, value: { ...done.value, times: { ...done.value.times, removed: [] } } };
  };
  Object.assign(gatePorts, { anonymiser: { run } });
  try {
    const id = await called(said(sentence()), loudWav(9));
    const loud = heard((await soundOf(id)) ?? new Uint8Array());
    expect(NAMES.map((nth) => loud[nth])).toEqual([true, true]);
  } finally {
    Object.assign(gatePorts, { anonymiser });
  }
});
