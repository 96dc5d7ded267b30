import { holdingWords, type Holding } from '@cordon/core/people/joining';
import { parseVkey, verifyEntryProof } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { plants, type Holder } from '../support/holdings.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Somebody leaves who holds one of everything. All of it is shut by one act, by whatever hand; that is told with the entries
 * that say so, and read again from the tables. For each kind one that stays alive is planted, and the proof says no.
 */

const VENDOR = 'pty_brightline';
const AGREEMENT = 'agr_harbor_brightline';
const kinds = Object.keys(holdingWords) as Holding[];

interface Proof {
  readonly verdict: string;
  readonly why: readonly string[];
  readonly toReplace: readonly string[];
  readonly lastMs: number;
  readonly tookMs: number;
  readonly alive: number;
  readonly items: readonly {
    kind: Holding;
    id: string;
    afterMs: number | null;
    entry: number | null;
    works: boolean;
  }[];
  readonly entries: readonly { entry: number; proof: string }[];
}

let scene: Scene;
let vera: Visitor;
let ada: Visitor;
let holder: Holder;
beforeAll(async () => {
  scene = await openScene();
  vera = await scene.enterFresh('per_vera');
  ada = await scene.enterFresh('per_ada');
  const { ticket } = await scene.boundTicket('per_ada');
  holder = {
    ...{ person: 'per_ada', party: VENDOR, agreement: AGREEMENT, source: 'harbor', ticket: ticket.id },
    ...{ site: 'sit_manila', other: 'per_olivia', at: new Date() },
  };
});
afterAll(() => scene.close());

const plant = (kind: Holding, who: Holder = holder) =>
  plants[kind](
    (text, values) => scene.asOwner(text, values),
    who,
    `${kind}-${who.person}-${String(Math.random()).slice(2)}`,
  );
const leave = (by: Visitor, person: string) =>
  by.post(`/api/joining/people/${person}/leave`, { reason: 'resigned' });
const proofOf = async (by: Visitor, id: string) =>
  (await by.get(`/api/joining/leavers/${id}/proof`)).json as Proof;
const codeOf = ({ json }: Answer) => (json as { error: { code: string } }).error.code;

describe('a leaver', () => {
  let leaver: string;

  it('is let go by nobody of another vendor, by no agent and not by themselves', async () => {
    for (const [person, of, status] of [
      ['per_nuno', 'per_ada', 404],
      ['per_ben', 'per_ada', 403],
      ['per_vera', 'per_vera', 403],
    ] as const) {
      expect((await leave(await scene.enter(person), of)).status).toBe(status);
    }
    expect((await ada.get('/api/tickets')).status).toBe(200);
  });

  it('holds one of everything, and loses all of it by one act', async () => {
    for (const kind of kinds) await plant(kind);
    const attack = await scene.attack(() => leave(vera, 'per_ada'));
    expect(attack.answer.status).toBe(200);
    ({ leaver } = attack.answer.json as { leaver: string });
    const acts = attack.entered.map(({ kind }) => kind);
    expect(acts).toEqual(expect.arrayContaining(['person-left', 'leaver-looked-at', 'assignment-ended']));
    expect(acts.filter((act) => act === 'leaver-closed')).toHaveLength(kinds.length - 1);
    expect((await ada.get('/api/tickets')).status).toBe(401);
    await expect(ada.signIn()).rejects.toThrow();
  });

  it('is proven: each thing with its entry and its time, by proofs that verify without Cordon', async () => {
    const proof = await proofOf(vera, leaver);
    expect(proof).toMatchObject({ verdict: 'closed', why: [], alive: 0 });
    expect(new Set(proof.items.map(({ kind }) => kind))).toEqual(new Set(kinds));
    for (const { kind, afterMs, entry, works } of proof.items) {
      if (kind === 'shared-secret')
        expect({ afterMs, entry, works }).toEqual({ afterMs: null, entry: null, works: true });
      else {
        expect(works).toBe(false);
        expect(afterMs).toBeLessThan(1000);
        expect(proof.entries.map((one) => one.entry)).toContain(entry);
      }
    }
    expect(proof.toReplace).toHaveLength(1);
    expect(proof.tookMs).toBeGreaterThanOrEqual(Math.floor(proof.lastMs));
    for (const { entry, proof: file } of proof.entries) {
      const proven = verifyEntryProof(file, [parseVkey(scene.house.book.vkey)]);
      expect(proven).toMatchObject({ ok: true, index: entry, body: { words: { leaver } } });
    }
    const [last, read] = [proof.lastMs.toFixed(1), String(proof.tookMs)];
    process.stdout.write(
      `leaver: ${String(proof.items.length)} things, the last shut after ${last} ms, read again after ${read} ms\n`,
    );
  });

  it('is told of to the company and to nobody of another vendor', async () => {
    const olivia = await scene.enter('per_olivia');
    expect((await proofOf(olivia, leaver)).verdict).toBe('closed');
    const nuno = await scene.enter('per_nuno');
    expect(codeOf(await nuno.get(`/api/joining/leavers/${leaver}/proof`))).toBe('not-in-scope');
    expect((await nuno.get('/api/joining/leavers')).json).toEqual([]);
    expect((await (await scene.enter('per_ben')).get('/api/joining/leavers')).status).toBe(403);
  });

  it.each(kinds.filter((kind) => kind !== 'shared-secret'))(
    'who still has one of these is not proven gone: %s',
    async (kind) => {
      const before = await scene.asOwner<{ kind: string; id: string }>(
        'SELECT kind, id FROM cordon.holdings($1, $2)',
        ['per_ada', new Date()],
      );
      await plant(kind);
      const { verdict, why } = await proofOf(vera, leaver);
      expect(verdict).toBe('not-closed');
      expect(why.some((one) => one.startsWith(`${holdingWords[kind]}: `))).toBe(true);
      expect(before.length).toBeLessThan(kinds.length);
      // Leaving again shuts what is open.
      expect((await leave(vera, 'per_ada')).status).toBe(200);
      expect((await proofOf(vera, leaver)).verdict).toBe('closed');
    },
  );

  it('is taken back without anything they had, and comes in by a new link', async () => {
    expect((await vera.post('/api/joining/people/per_ada/back', {})).status).toBe(200);
    await expect(ada.signIn()).rejects.toThrow();
    const held = await scene.asOwner('SELECT FROM cordon.holdings($1, $2)', ['per_ada', new Date()]);
    expect(held).toHaveLength(1);
    // What they are given now is no blemish of the old record.
    await plant('badge');
    expect((await proofOf(vera, leaver)).verdict).toBe('closed');
    expect(codeOf(await vera.post('/api/joining/people/per_ada/back', {}))).toBe('already-done');
  });
});
