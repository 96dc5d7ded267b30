import { atWork } from '../../../../../tests/support/atWork.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  olivia,
  openAgreementScene,
  vera,
  type AgreementScene,
} from '../../../../../tests/support/agreements.ts';
import { sealCrypto } from '../../platform/sealCrypto.ts';
import { createCover } from '../cover.ts';
import { end } from '../ending.ts';
import { createClosings } from './closings.ts';
import { lifeFor } from './facts.ts';
import { see } from './record.ts';
import { renew } from './renewing.ts';
import { offer, resume, suspend, withdraw } from './stages.ts';

/* What the acts of an agreement's life keep, what they close, and what the gate makes of it. */

const START = new Date('2026-11-02T08:00:00Z');
const [FROM, UNTIL] = ['2026-10-01T00:00:00.000Z', '2027-10-01T00:00:00.000Z'];

let scene: AgreementScene;

beforeAll(async () => {
  scene = await openAgreementScene(START);
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.now = START;
  scene.done.length = 0;
});

async function lifeNow(id: string) {
  return lifeFor(await see(scene.deps, id), scene.now, sealCrypto);
}

describe('an agreement', () => {
  it('goes from draft to the end, and every step is recorded with who took it, and entered', async () => {
    const id = await scene.drafted(FROM, UNTIL);
    const states = [(await lifeNow(id)).state];
    const step = async (act: () => Promise<unknown>) => {
      await act();
      states.push((await lifeNow(id)).state);
    };
    await step(() => offer(scene.deps, olivia, id));
    await step(() => scene.proposed(id, (terms) => terms));
    await step(() => scene.signed(id, olivia));
    await step(() => scene.signed(id, vera));
    await step(() => suspend(scene.deps, vera, id));
    await step(() => resume(scene.deps, olivia, id));
    await step(() => end(scene.deps, olivia, id, 'breached'));
    expect(states).toEqual([
      ...['draft', 'offered', 'negotiated', 'negotiated', 'in-force', 'suspended', 'in-force', 'ended'],
    ]);
    const events = await scene.deps.life.events(id);
    expect(events.map(({ seq, kind, version, person }) => [seq, kind, version, person?.name])).toEqual([
      [1, 'drafted', 1, 'Olivia'],
      [2, 'offered', null, 'Olivia'],
      [3, 'proposed', 2, 'Olivia'],
      [4, 'signed', 2, 'Olivia'],
      [5, 'signed', 2, 'Vera'],
      [6, 'suspended', null, 'Vera'],
      [7, 'resumed', null, 'Olivia'],
      [8, 'ended', null, 'Olivia'],
    ]);
    expect(events.at(-1)?.reason).toBe('breached');
    expect(scene.done.filter((what) => what.startsWith('agreement-'))).toEqual(
      ['drafted', 'offered', 'drafted', 'signed', 'signed', 'suspended', 'resumed', 'ended'].map(
        (act) => `agreement-${act}`,
      ),
    );
  });

  it.each(['UPDATE', 'DELETE', 'TRUNCATE'])('has a log that the app cannot %s', async (how) => {
    const change = {
      UPDATE: `UPDATE cordon.agreement_events SET kind = 'resumed'`,
      DELETE: 'DELETE FROM cordon.agreement_events',
      TRUNCATE: 'TRUNCATE cordon.agreement_events',
    }[how];
    await expect(scene.pools.app.query(change ?? '')).rejects.toMatchObject({ code: '42501' });
  });

  it('is not in force by what the log says: a signature that does not verify is none', async () => {
    const id = await scene.drafted(FROM, UNTIL);
    await scene.signed(id, olivia);
    await scene.pools.app.query(
      `INSERT INTO cordon.agreement_events VALUES ($1, 99, 'signed', 1, 'pty_desk', 'per_vera', now(), '{}')`,
      [id],
    );
    expect(await lifeNow(id)).toMatchObject({ state: 'offered', awaits: 'processor' });
    expect((await scene.gateSays(id)).code).toBe('terms-unsigned');
  });

  it('stays ended when the log lost its end', async () => {
    const id = await scene.standing(FROM, UNTIL);
    await end(scene.deps, olivia, id);
    await scene.owner.query(
      `DELETE FROM cordon.agreement_events WHERE agreement_id = $1 AND kind = 'ended'`,
      [id],
    );
    expect((await lifeNow(id)).state).toBe('ended');
    scene.inForce.forget();
    expect((await scene.gateSays(id)).code).toBe('agreement-ended');
  });

  it('proposed and signed at the same moment is either in force or negotiated, and the gate agrees', async () => {
    for (let round = 0; round < 12; round++) {
      const id = await scene.drafted(FROM, UNTIL);
      await scene.signed(id, olivia);
      const [seen] = await scene.deps.store.versions(id);
      // What stood on the screen when the button was pressed, whatever is proposed meanwhile.
      const signs = () => scene.signed(id, vera, seen?.version);
      const proposes = () => scene.proposed(id, (terms) => terms);
      const racing = round % 2 === 0 ? [signs(), proposes()] : [proposes(), signs()].toReversed();
      const [signing] = await Promise.allSettled(racing);
      const { signed } = await lifeNow(id);
      expect((await scene.gateSays(id)).code).toBe(signed.length === 1 ? 'allowed' : 'terms-unsigned');
      // Whichever came first, a signature that was taken stands and one that came too late is refused.
      expect(signing?.status).toBe(signed.length === 1 ? 'fulfilled' : 'rejected');
      if (signing?.status === 'rejected') expect(signing.reason).toMatchObject({ code: 'conflict' });
    }
  });

  it('is acted on by one at a time: of many who suspend at once one does', async () => {
    const id = await scene.standing(FROM, UNTIL);
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => suspend(scene.deps, olivia, id)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await scene.deps.life.events(id)).filter(({ kind }) => kind === 'suspended')).toHaveLength(1);
  });
});

describe('suspending', () => {
  it('shows nothing from then on, closes what is on screen, ends no session, and resuming opens it', async () => {
    const id = await scene.standing(FROM, UNTIL);
    const ada = await atWork(scene.owner, 'per_ada', id);
    expect((await scene.gateSays(id)).code).toBe('allowed');
    scene.done.length = 0;
    expect(await suspend(scene.deps, olivia, id)).toMatchObject({ revealsClosed: 1 });
    expect(await ada.left()).toEqual({ sessions: 1, reveals: 0 });
    expect(scene.done).toEqual(['revoked agreement', 'told', 'agreement-suspended']);
    expect((await scene.gateSays(id)).code).toBe('agreement-suspended');
    await expect(resume(scene.deps, vera, id)).rejects.toMatchObject({ code: 'role-not-allowed' });
    await resume(scene.deps, olivia, id);
    expect((await scene.gateSays(id)).code).toBe('allowed');
  });

  it('that could not close everything closes the rest when asked again', async () => {
    const id = await scene.standing(FROM, UNTIL);
    const fails = () => Promise.reject(new Error('down'));
    await expect(suspend({ ...scene.deps, changed: fails }, olivia, id)).rejects.toThrow('down');
    scene.inForce.forget();
    expect((await scene.gateSays(id)).code).toBe('agreement-suspended');
    scene.done.length = 0;
    await expect(suspend(scene.deps, olivia, id)).rejects.toMatchObject({ code: 'already-done' });
    expect(scene.done).toEqual(['revoked agreement', 'told']);
  });

  it('that cannot be entered is not resumed', async () => {
    const id = await scene.standing(FROM, UNTIL);
    await suspend(scene.deps, olivia, id);
    const down = { ...scene.deps, enter: () => Promise.reject(new Error('the disk is full')) };
    await expect(resume(down, olivia, id)).rejects.toThrow('the disk is full');
    scene.inForce.forget();
    expect((await scene.gateSays(id)).code).toBe('agreement-suspended');
  });

  it('gives way to the end of its time', async () => {
    const id = await scene.standing(FROM, '2026-11-03T00:00:00Z');
    await suspend(scene.deps, olivia, id);
    scene.now = new Date('2026-11-03T00:00:00Z');
    expect((await scene.gateSays(id)).code).toBe('agreement-expired');
    await expect(resume(scene.deps, olivia, id)).rejects.toMatchObject({ code: 'agreement-expired' });
  });

  it('is named by the cover only where nothing else is in force, and closes no other agreement', async () => {
    await scene.owner.query(`UPDATE cordon.agreements SET source_id = 'elsewhere'`);
    const cover = createCover(scene.deps.store, scene.deps.life, sealCrypto);
    const covers = async () => {
      cover.forget();
      return (await cover.of('pty_desk', 'harbor', scene.now))?.agreement;
    };
    const [one, other] = [await scene.standing(FROM, UNTIL), await scene.standing(FROM, UNTIL)];
    const closings = createClosings({ ...scene.deps, crypto: sealCrypto });
    expect([one, other]).toContain(await covers());
    await suspend(scene.deps, olivia, one);
    expect(await covers()).toBe(other);
    expect(await closings.closed('pty_desk', one)).toBe('agreement-suspended');
    expect(await closings.closed('pty_desk', other)).toBeNull();
    expect(await closings.closed('pty_other', one)).toBeNull();
    await end(scene.deps, olivia, other);
    expect(await covers()).toBe(one);
    await end(scene.deps, olivia, one);
    expect([one, other]).toContain(await covers());
  });
});

describe('a renewal', () => {
  it('is the running version for another term, and takes over when the first runs out', async () => {
    const id = await scene.standing(FROM, UNTIL);
    await renew(scene.deps, vera, id, {});
    const life = await lifeNow(id);
    expect(life).toMatchObject({ state: 'in-force', running: 1, awaits: 'controller' });
    expect(life.pending).toMatchObject({
      version: 2,
      from: Date.parse(UNTIL),
      until: Date.parse(UNTIL) + Date.parse(UNTIL) - Date.parse(FROM),
    });
    await expect(renew(scene.deps, olivia, id, {})).rejects.toMatchObject({ code: 'already-done' });
    await scene.signed(id, olivia);
    await scene.signed(id, vera);
    expect((await scene.gateSays(id)).code).toBe('allowed');
    scene.now = new Date(UNTIL);
    expect(await lifeNow(id)).toMatchObject({
      state: 'in-force',
      running: 2,
      since: Date.parse(FROM) < START.getTime() ? START.getTime() : 0,
    });
    expect((await scene.gateSays(id)).code).toBe('allowed');
  });

  it.each([
    ['that ends before what it renews', { until: '2027-01-01T00:00:00Z' }],
    ['that ends before it begins', { from: '2028-01-01T00:00:00Z', until: '2027-12-01T00:00:00Z' }],
  ])('%s is refused', async (_, span) => {
    const id = await scene.standing(FROM, UNTIL);
    await expect(renew(scene.deps, olivia, id, span)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('comes too late once it ran out', async () => {
    const id = await scene.standing(FROM, UNTIL);
    scene.now = new Date(UNTIL);
    await expect(renew(scene.deps, olivia, id, {})).rejects.toMatchObject({ code: 'agreement-expired' });
    await expect(scene.proposed(id, (terms) => terms)).rejects.toMatchObject({ code: 'agreement-expired' });
  });
});

describe('an offer', () => {
  it('taken back with a signature on it cannot be completed by the vendor', async () => {
    const id = await scene.drafted(FROM, UNTIL);
    await scene.signed(id, olivia);
    await withdraw(scene.deps, olivia, id);
    await expect(scene.signed(id, vera)).rejects.toMatchObject({ code: 'not-in-scope' });
    await expect(offer(scene.deps, olivia, id)).rejects.toMatchObject({ code: 'not-at-this-stage' });
    await scene.proposed(id, (terms) => terms, 'signed');
    expect(await lifeNow(id)).toMatchObject({ state: 'in-force', running: 2 });
  });
});

describe('work in flight', () => {
  const soon = new Date('2026-11-02T09:00:00Z');
  const minutes = (n: number) => new Date(soon.getTime() + n * 60_000);

  /** An agreement whose second version permits nothing, from `soon` on. */
  async function changed(inFlight: number | null): Promise<string> {
    const id = await scene.standing(FROM, UNTIL);
    await scene.proposed(
      id,
      ({ inFlight: _, ...terms }) => ({
        ...terms,
        permissions: [],
        inForce: { ...terms.inForce, from: soon.toISOString() },
        ...(inFlight !== null && { inFlight: { clause: terms.general?.clause ?? '', minutes: inFlight } }),
      }),
      'signed',
    );
    return id;
  }

  it.each([
    ['a ticket taken before, within the minutes', 15, 10, START, 'allowed'],
    ['at their end', 15, 15, START, 'not-permitted'],
    ['a ticket taken after', 15, 10, minutes(1), 'not-permitted'],
    ['when nobody knows', 15, 10, undefined, 'not-permitted'],
    ['when the new version has no such clause', null, 1, START, 'not-permitted'],
    ['before the new version begins', 15, -1, START, 'allowed'],
  ] as const)('%s', async (_, inFlight, at, since, code) => {
    const id = await changed(inFlight);
    scene.now = minutes(at);
    const { code: said, world } = await scene.gateSays(id, since);
    expect(said).toBe(code);
    // One version decided, and the entry says which.
    const versions = await scene.deps.store.versions(id);
    const decided = versions.find(({ version }) => version === (code === 'allowed' ? 1 : 2));
    expect(world.records.map(({ body }) => body)).toMatchObject([
      { version: decided?.version, terms: decided?.hash.toString('hex') },
    ]);
  });

  it.each(['suspended', 'ended'] as const)(
    'goes on under no version of an agreement that is %s',
    async (how) => {
      const id = await changed(15);
      scene.now = minutes(5);
      expect((await scene.gateSays(id, START)).code).toBe('allowed');
      await (how === 'ended' ? end(scene.deps, olivia, id) : suspend(scene.deps, olivia, id));
      expect((await scene.gateSays(id, START)).code).toBe(`agreement-${how}`);
    },
  );
});
