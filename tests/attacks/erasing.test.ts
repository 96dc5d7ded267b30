import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fromBase64, leafHash, toUtf8, verifyInclusion } from '@cordon/ledger';
import { lookAfterErasures } from '../../packages/server/src/ledger/erasing/jobs.ts';
import { accessesTo, BRIGHTLINE } from '../support/erasing.ts';
import { heldWhole } from '../support/legalHold.ts';
import { expectRefused } from './attack.ts';
import { bodies, covers, LONG_AGO, openErasing, openings, type Erasing } from './erasingScene.ts';

/*
 * What lies beside the ledger goes by two people and an entry, or it stays; no proof is lost with it, and no act can be hidden by
 * it.
 */

let scene: Erasing['scene'];
let tamper: Erasing['tamper'];
let priya: Erasing['priya'];
let olivia: Erasing['olivia'];
let audra: Erasing['audra'];
let looked: Erasing['looked'];
let propose: Erasing['propose'];
let customer: Erasing['customer'];
let enteredAt: Erasing['enteredAt'];
let proposed: Erasing['proposed'];
let decide: Erasing['decide'];
let found: Erasing['found'];
let kept: Erasing['kept'];
let entriesOf: Erasing['entriesOf'];
let askedFor: Erasing['askedFor'];
let agree: Erasing['agree'];
let opened: Erasing['opened'];

beforeAll(async () => {
  ({
    scene,
    tamper,
    priya,
    olivia,
    audra,
    looked,
    propose,
    customer,
    enteredAt,
    proposed,
    decide,
    found,
    kept,
    entriesOf,
    askedFor,
    agree,
    opened,
  } = await openErasing());
});
afterAll(async () => {
  await scene.close();
});

describe('bodies past their term', () => {
  it('go by two people, are stated by an entry first, and leave every proof', async () => {
    const indices = await enteredAt(LONG_AGO, [customer(), customer()]);
    const id = await proposed(bodies);
    expect(await kept('ledger_bodies', indices)).toBe(2);
    expect(await decide(olivia, id)).toMatchObject({ status: 200 });
    expect(await kept('ledger_bodies', indices)).toBe(0);
    expect(await kept('ledger_openings', indices)).toBe(0);
    const { state, parts } = await found(id);
    expect(state).toBe('done');
    const [statement] = await scene.asOwner<{ body: string }>(
      'SELECT body FROM cordon.ledger_bodies WHERE idx = $1',
      [parts[0]?.entry],
    );
    expect(JSON.parse(statement?.body ?? '{}')).toMatchObject({
      kind: 'admin',
      act: 'ledger-pruned',
      agreement: BRIGHTLINE,
      words: {
        ...{ what: 'bodies', count: 2, ground: 'term-over', asked: 'per_priya', approved: 'per_olivia' },
        ...{ erasure: id, part: 0, openings: 2, ranges: `${String(indices[0])}-${String(indices[1])}` },
        ...{ from: LONG_AGO.toISOString(), until: LONG_AGO.toISOString() },
      },
    });
  });

  it('are refused to one person alone, and to whoever may not decide', async () => {
    await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    expectRefused(await scene.attack(() => decide(priya, id)), 'not-the-second-person', 'per_priya');
    expectRefused(await scene.attack(() => decide(audra, id)), 'role-not-allowed', 'per_audra');
    expectRefused(
      await scene.attack(() => olivia.post('/api/ledger/erasing/look', bodies)),
      'role-not-allowed',
      'per_olivia',
    );
    expect(await decide(olivia, id, false)).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(() => decide(olivia, id)), 'already-done', 'per_olivia');
    expect((await found(id)).state).toBe('refused');
  });

  it('are exactly those that were looked at: other counts, or more that came meanwhile, are refused', async () => {
    await enteredAt(LONG_AGO, [customer()]);
    const { hash } = await looked(bodies);
    const wrong = await scene.attack(() => propose(bodies, { entries: 1_000 }));
    expectRefused(wrong, 'conflict', 'per_priya');
    await enteredAt(LONG_AGO, [customer()]);
    expectRefused(await scene.attack(() => propose(bodies, { parts: hash })), 'conflict', 'per_priya');
  });

  it('are stated once: what another erasure had meanwhile is not said to go again', async () => {
    const indices = await enteredAt(LONG_AGO, [customer()]);
    const [first, second] = [await proposed(bodies), await proposed(bodies)];
    expect(await decide(olivia, first)).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(() => decide(olivia, second)), 'conflict', 'per_olivia');
    expect(await entriesOf('ledger-pruned', second)).toBe(0);
    expect(await decide(olivia, second, false)).toMatchObject({ status: 200 });
    expect(await kept('ledger_bodies', indices)).toBe(0);
  });

  it('stay while their term runs: the leaf says how old an entry is, not what stands beside it', async () => {
    const [index = -1] = await accessesTo(scene.house, [customer()], new Date());
    await tamper(`UPDATE cordon.ledger_bodies SET at = '2012-01-01' WHERE idx = $1`, [index]);
    const { parts } = await looked(bodies);
    expect(parts.every(({ ranges }) => !covers(ranges, index))).toBe(true);
  });

  it('stay under a legal hold, before and after the second person', async () => {
    const indices = await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    const hold = await heldWhole(scene);
    expect(await looked(bodies)).toMatchObject({ parts: [], held: [{ agreement: BRIGHTLINE }] });
    expectRefused(await scene.attack(() => decide(olivia, id)), 'legal-hold', 'per_olivia');
    // Placed between the approval and its doing.
    await hold.lift();
    const carryOut = vi
      .spyOn(scene.house.erasing.store, 'carryOut')
      .mockRejectedValueOnce(new Error('the server stopped here'));
    expect((await decide(olivia, id)).status).toBe(500);
    carryOut.mockRestore();
    const again = await heldWhole(scene);
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_bodies', indices)).toBe(1);
    expect((await found(id)).state).toBe('approved');
    await again.lift();
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_bodies', indices)).toBe(0);
    expect(await entriesOf('ledger-pruned', id)).toBe(1);
  });

  it('are told of in the drawer, with the proof of the leaf, to company, vendor and auditor alike', async () => {
    const [index = -1] = await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    await decide(olivia, id);
    const entry = (await found(id)).parts[0]?.entry;
    const vera = await scene.enter('per_vera');
    for (const who of [priya, vera]) {
      const { status, json } = await who.get(`/api/accesses/${String(index)}`);
      expect(status, JSON.stringify(json)).toBe(200);
      const detail = json as Detail;
      expect(detail).toMatchObject({
        body: null,
        decision: null,
        removed: { what: 'bodies', entry, ground: 'term-over', by: ['Priya Nair', 'Olivia Hart'] },
        row: { ticket: null, fields: [], ip: null },
      });
      expectProven(detail);
    }
    // The vendor reads the entry that states it.
    expect((await vera.get(`/api/accesses/${String(entry)}`)).status).toBe(200);
    expect((await vera.get(`/api/ledger/entries/${String(entry)}/proof`)).status).toBe(200);
  });
});

describe('the openings of a customer', () => {
  it('are sealed away by two people; the bodies, and who did what, stay', async () => {
    const subject = customer();
    const indices = await accessesTo(scene.house, [subject, subject, customer()], new Date());
    const id = await proposed(openings(subject));
    expect((await found(id)).subject).toBe(subject);
    expect(await decide(olivia, id)).toMatchObject({ status: 200 });
    expect(await kept('ledger_bodies', indices)).toBe(3);
    expect(await kept('ledger_openings', indices)).toBe(1);
    expect(await kept('ledger_archive', indices)).toBe(2);
    expect(await found(id)).toMatchObject({ state: 'done', subject: null, parts: [{ sealed: 2 }] });
    expect((await looked(openings(subject))).parts).toEqual([]);
    const detail = (await priya.get(`/api/accesses/${String(indices[0])}`)).json as Detail;
    expect(detail).toMatchObject({ removed: { what: 'openings', ground: 'subject-request' } });
    expect(detail.body).toContain('"act":"read"');
  });

  it('are stated to each agreement’s parties apart: no vendor reads of another’s', async () => {
    const subject = customer();
    for (const agreement of [BRIGHTLINE, 'agr_harbor_northgate', null]) {
      await accessesTo(scene.house, [subject], new Date(), agreement);
    }
    const id = await proposed(openings(subject));
    expect(await decide(olivia, id)).toMatchObject({ status: 200 });
    const { parts } = await found(id);
    expect(parts.map(({ agreement, sealed }) => [agreement, sealed])).toEqual([
      [null, 1],
      [BRIGHTLINE, 1],
      ['agr_harbor_northgate', 1],
    ]);
    const vera = await scene.enter('per_vera');
    const seen = parts.map(async ({ entry }) => (await vera.get(`/api/accesses/${String(entry)}`)).status);
    expect(await Promise.all(seen)).toEqual([404, 200, 404]);
    // The auditor sees the share of what they audit and of what is under no agreement, and no customer.
    expect(await found(id, audra)).toMatchObject({
      subject: null,
      parts: [{ agreement: null }, { agreement: BRIGHTLINE }],
    });
  });

  it('cannot hide an act: privacy officer and auditor open them, and see that they are what was entered', async () => {
    const subject = customer();
    const [index = -1] = await accessesTo(scene.house, [subject], new Date());
    const erasure = await proposed(openings(subject));
    await decide(olivia, erasure);
    const id = await askedFor(priya, erasure);
    // Neither alone, nor with somebody of one's own side, nor before the other agreed.
    expectRefused(await scene.attack(() => opened(priya, id)), 'second-person-needed', 'per_priya');
    expectRefused(await scene.attack(() => agree(priya, id)), 'not-the-second-person', 'per_priya');
    expectRefused(await scene.attack(() => agree(olivia, id)), 'role-not-allowed', 'per_olivia');
    expect(await agree(audra, id)).toMatchObject({ status: 200 });
    for (const who of [priya, audra]) {
      const { answer, entered } = await scene.attack(() => opened(who, id));
      expect(answer).toMatchObject({
        json: { openings: [{ entry: index, name: 'subject', value: subject, holds: true }] },
      });
      expect(entered.map(({ kind }) => kind)).toContain('sealed-openings-seen');
    }
  });

  it('open to no auditor of another agreement or time', async () => {
    const subject = customer();
    await accessesTo(scene.house, [subject], new Date(), 'agr_harbor_northgate');
    const erasure = await proposed(openings(subject));
    await decide(olivia, erasure);
    expectRefused(
      await scene.attack(() => audra.post('/api/ledger/unsealings', { erasure, ground: 'claim' })),
      'not-in-scope',
      'per_audra',
    );
  });

  it('of entries under no agreement open to the privacy officer and an auditor of the house, for the time they audit', async () => {
    const subject = customer();
    const [index = -1, northgate = -1] = [
      ...(await accessesTo(scene.house, [subject], new Date(), null)),
      ...(await accessesTo(scene.house, [subject], new Date(), 'agr_harbor_northgate')),
    ];
    const erasure = await proposed(openings(subject));
    await decide(olivia, erasure);
    expect(await kept('ledger_archive', [index, northgate])).toBe(2);
    const id = await askedFor(audra, erasure);
    expectRefused(await scene.attack(() => opened(audra, id)), 'second-person-needed', 'per_audra');
    expect(await agree(priya, id)).toMatchObject({ status: 200 });
    // Of another agreement, which she does not audit, still nothing.
    const own = [{ entry: index, name: 'subject', value: subject, holds: true }];
    const seen = async () => ((await opened(audra, id)).json as { openings: unknown }).openings;
    expect(await seen()).toEqual(own);
    expect((await opened(priya, id)).json).toMatchObject({ openings: own });

    // Outside the time she audits, and as somebody of another party, the database gives nothing.
    const period = await scene.asOwner<{ until_at: Date }>(
      `SELECT until_at FROM cordon.audit_scopes WHERE person_id = 'per_audra'`,
    );
    await scene.asOwner(
      `UPDATE cordon.audit_scopes SET until_at = from_at + interval '1 second' WHERE person_id = 'per_audra'`,
    );
    expect(await seen()).toEqual([]);
    await scene.asOwner(`UPDATE cordon.audit_scopes SET until_at = $1 WHERE person_id = 'per_audra'`, [
      period[0]?.until_at,
    ]);
    expect(await seen()).toEqual(own);
    const unsealed = `SELECT idx FROM cordon.unsealed_openings($1)`;
    const moved = `UPDATE cordon.persons SET party_id = $1 WHERE id = 'per_audra'`;
    await scene.asOwner(moved, ['pty_brightline']);
    expect(await scene.asOwner(unsealed, [id])).toEqual([]);
    await scene.asOwner(moved, ['pty_harbor']);
    expect(await scene.asOwner(unsealed, [id])).toHaveLength(1);
  });

  it('are destroyed once claims are barred, by an entry with their number, and not before', async () => {
    const subject = customer();
    const young = await accessesTo(scene.house, [subject], new Date());
    const old = await enteredAt(LONG_AGO, [subject]);
    const id = await proposed(openings(subject));
    await decide(olivia, id);
    expect(await kept('ledger_archive', [...young, ...old])).toBe(2);
    const hold = await heldWhole(scene);
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_archive', old)).toBe(1);
    await hold.lift();
    await lookAfterErasures(scene.house.erasing);
    expect(await kept('ledger_archive', old)).toBe(0);
    expect(await kept('ledger_archive', young)).toBe(1);
    expect(await entriesOf('sealed-openings-destroyed', id)).toBe(1);
  });
});

it('what two people unsealed is closed again after a day', async () => {
  const subject = customer();
  await accessesTo(scene.house, [subject], new Date());
  const erasure = await proposed(openings(subject));
  await decide(olivia, erasure);
  const id = await askedFor(audra, erasure);
  expect(await agree(priya, id)).toMatchObject({ status: 200 });
  expect(await opened(priya, id)).toMatchObject({ status: 200 });
  scene.pass(25 * 3_600_000);
  const later = scene.visitor('per_priya');
  await later.signIn();
  expect(await later.stepUp()).toMatchObject({ status: 200 });
  expectRefused(await scene.attack(() => opened(later, id)), 'second-person-needed', 'per_priya');
});

/** The log as it is published and the bodies as they are kept, for the program an auditor uses. */
interface Detail {
  readonly body: string | null;
  readonly proof: {
    readonly index: number;
    readonly leaf: string;
    readonly size: number;
    readonly hashes: readonly string[];
    readonly checkpoint: string;
  };
}

/** The leaf stands in the signed tree, whatever became of its body. */
function expectProven({ proof: { index, leaf, size, hashes, checkpoint } }: Detail): void {
  const [, , root = ''] = checkpoint.split('\n');
  const claim = {
    index,
    size,
    leafHash: leafHash(toUtf8(leaf)),
    proof: hashes.map(fromBase64),
    root: fromBase64(root),
  };
  expect(verifyInclusion(claim)).toBe(true);
}
