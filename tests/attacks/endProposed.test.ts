import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { textHash } from '../../packages/server/src/platform/hashing.ts';
import { placeTogether } from '../support/together.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Ending an agreement is for good and hits everybody under it: it is proposed once several people of a vendor are in an incident
 * that a person judged real and the vendor is shut out, never done by a click on the incident, and the incident tells that it
 * was done.
 */

const AGREEMENT = 'agr_harbor_brightline';
const VENDOR = 'pty_brightline';
const TOGETHER = ['per_ada', 'per_ben', 'per_carla'];

let scene: Scene;
let olivia: Visitor;
let sam: Visitor;
let incident = '';

interface CaseView {
  readonly list: readonly { readonly id: string }[];
  readonly proposed: readonly { readonly step: string; readonly target: { readonly id: string } }[];
  readonly ended: readonly unknown[];
}

const theCase = async (): Promise<CaseView> =>
  (await olivia.get(`/api/incidents/${incident}`)).json as CaseView;

const endings = async (): Promise<readonly string[]> =>
  (await theCase()).proposed.flatMap(({ step, target }) => (step === 'end-agreement' ? [target.id] : []));

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
  sam = await scene.enterFresh('per_sam');
  const { ticket } = await scene.boundTicket('per_ada');
  const ada = await scene.enterFresh('per_ada');
  expect((await ada.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
  const [access] = await scene.asOwner<{ entry: string }>(
    'SELECT max(entry)::text AS entry FROM cordon.access_events WHERE ticket = $1 AND agreement_id IS NOT NULL',
    [ticket.id],
  );
  await placeTogether(scene.house, TOGETHER, 'complementary-ranges', access?.entry ?? '');
  const [row] = await scene.asOwner<{ id: string }>('SELECT id FROM cordon.incidents');
  incident = row?.id ?? '';
});
afterAll(() => scene.close());

describe('the end of an agreement', () => {
  it('is not proposed while nobody has judged anything, however many are in it', async () => {
    expect((await theCase()).proposed.map(({ step }) => step)).toContain('suspend-vendor');
    expect(await endings()).toEqual([]);
  });

  it('is not proposed while the vendor is at work, nor for a vendor that nobody judged', async () => {
    const [signal] = (await theCase()).list;
    const why = 'The three of them were seen doing it.';
    const words = { signal: signal?.id ?? '', verdict: 'real', why: textHash(why) };
    const judged = await sam.post(`/api/signals/${signal?.id ?? ''}/judge`, {
      ...{ verdict: 'real', why },
      ...sam.decided('signal-judged', words),
    });
    expect(judged.status).toBe(200);
    expect(await endings()).toEqual([]);
  });

  it('is proposed once the vendor is shut out, for the agreement its evidence is under', async () => {
    const words = { incident, step: 'suspend-vendor', target: VENDOR };
    const ordered = await sam.post(`/api/incidents/${incident}/contain`, {
      ...{ step: words.step, target: words.target },
      ...sam.decided('containment-ordered', words),
    });
    expect(ordered.status).toBe(200);
    expect(await endings()).toEqual([AGREEMENT]);
  });

  it('is nearer for a vendor that was shut out before, not long ago and not in a drill', async () => {
    const before = async (days: number, reason: string) =>
      scene.asOwner(
        `INSERT INTO cordon.containments
           (id, party_id, reason, by_person, at, asked_by, asked_at, released_by, released_at)
         SELECT $1, $2, $3, 'per_sam', t, 'per_sam', t, 'per_olivia', t
         FROM (SELECT $4::timestamptz - $5 * interval '1 day' AS t) moment`,
        [`ctm_${String(days)}_${reason}`, VENDOR, reason, new Date(), days],
      );
    await before(100, 'insider');
    await before(200, 'insider');
    await before(50, 'drill');
    expect(await scene.house.watched.vendorStanding(incident, VENDOR)).toMatchObject({
      ...{ contained: true, times: 2 },
    });
  });

  it('is no click on the incident', async () => {
    const words = { incident, step: 'end-agreement', target: AGREEMENT };
    const ordered = await sam.post(`/api/incidents/${incident}/contain`, {
      ...{ step: words.step, target: words.target },
      ...sam.decided('containment-ordered', words),
    });
    expect(ordered.status).toBe(400);
    await scene.house.watched.containing.afterSignals();
    expect((await theCase()).ended).toEqual([]);
  });

  it('is told by the incident with who signed it and its entry, and is proposed no more', async () => {
    const words = { agreement: AGREEMENT, reason: 'breached', strand: true };
    const ended = await olivia.post(`/api/agreements/${AGREEMENT}/end`, {
      ...{ vendorName: 'Brightline Support', reason: words.reason, strand: words.strand },
      ...olivia.decided('agreement-ended', words),
    });
    expect(ended, JSON.stringify(ended.json)).toMatchObject({ status: 200 });
    const { entry } = ended.json as { entry: number };
    expect((await theCase()).ended).toMatchObject([
      { agreement: { id: AGREEMENT }, by: { id: 'per_olivia' }, entry },
    ]);
    expect(await endings()).toEqual([]);
  });

  it('names no incident where the vendor reads of it', async () => {
    const [entered] = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'agreement-ended'`,
    );
    expect(entered?.body ?? '').toContain(AGREEMENT);
    expect(entered?.body ?? '').not.toContain(incident);
  });
});
