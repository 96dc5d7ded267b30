import { atWork } from '../../../../../tests/support/atWork.ts';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { olivia, openAgreementScene, type AgreementScene } from '../../../../../tests/support/agreements.ts';
import { openDb } from '../../platform/db.ts';
import { createMailer, type Mailer } from '../../platform/mail.ts';
import type { AgreementTables } from '../store.ts';
import { lookAfterEnds, type LifeJobsDeps } from './expiring.ts';
import { startLifeJobs } from './jobs.ts';
import { createReminderStore } from './reminders.store.ts';
import { renew } from './renewing.ts';
import { suspend } from './stages.ts';

/* What runs out is closed by itself, once; who looks after agreements hears of it ahead, once each. */

const START = new Date('2026-11-02T08:00:00Z');
const DAY = 86_400_000;

let scene: AgreementScene;
let server: SMTPServer;
let mailer: Mailer;
let jobs: LifeJobsDeps;
/** To and subject of every mail the server took. */
const mails: string[] = [];
/** Addresses the server refuses. */
const refused = new Set<string>();
const faults: string[] = [];

beforeAll(async () => {
  scene = await openAgreementScene(START);
  server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onRcptTo: ({ address }, _, done) => {
      done(refused.has(address) ? new Error('no such user') : null);
    },
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        const subject = /^Subject: (.*)$/m.exec(text)?.[1]?.trim() ?? '';
        mails.push(`${envelope.rcptTo[0]?.address ?? ''}: ${subject}`);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${String(port)}`, from: 'cordon@shop.example' });
  jobs = {
    ...scene.deps,
    reminders: createReminderStore(scene.pools.app, openDb(scene.pools.app).$extendTables<AgreementTables>()),
    mailer,
    baseUrl: 'https://cordon.shop.example',
    log: {
      error: (message) => void faults.push(message),
      warn: (message) => void faults.push(message),
    },
  };
});
afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
  await scene.close();
});
beforeEach(async () => {
  scene.now = START;
  refused.clear();
  faults.length = 0;
  // What earlier tests left would run out in the next.
  for (const { id } of await scene.deps.store.list()) {
    await scene.owner.query('UPDATE cordon.agreements SET ended_at = now() WHERE id = $1', [id]);
  }
  mails.length = 0;
  scene.done.length = 0;
});

const inDays = (days: number) => new Date(START.getTime() + days * DAY).toISOString();

/** One that ends in so many days. */
const ending = (days: number) => scene.standing(inDays(-10), inDays(days));

/** Lets the time be so many days before the end of an agreement that ends in `of`, and looks. */
async function lookAt(daysBefore: number, of: number): Promise<readonly string[]> {
  scene.now = new Date(START.getTime() + (of - daysBefore) * DAY);
  mails.length = 0;
  await lookAfterEnds(jobs);
  return [...mails].toSorted();
}

const everybody = (subject: string) =>
  ['olivia@shop', 'vera@desk', 'victor@shop'].map((to) => `${to}.example: ${subject}`);

describe('people who look after agreements', () => {
  it('are reminded 90, 30, 7 and 1 days before the end, each once', async () => {
    await ending(120);
    expect(await lookAt(91, 120)).toEqual([]);
    for (const days of [90, 30, 7]) {
      expect(await lookAt(days, 120)).toEqual(everybody(`Support ends in ${String(days)} days`));
      expect(await lookAt(days - 0.5, 120)).toEqual([]);
    }
    expect(await lookAt(1, 120)).toEqual(everybody('Support ends in 1 day'));
    expect(await lookAt(0.1, 120)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('hear of the nearest only when Cordon was away meanwhile', async () => {
    await ending(120);
    expect(await lookAt(5, 120)).toEqual(everybody('Support ends in 5 days'));
    expect(await lookAt(4, 120)).toEqual([]);
    expect(await lookAt(1, 120)).toEqual(everybody('Support ends in 1 day'));
  });

  it('hear of it once from several replicas that look at the same moment, and after restarts', async () => {
    await ending(120);
    scene.now = new Date(START.getTime() + 113 * DAY);
    const looks = await Promise.all([1, 2, 3, 4].map(() => lookAfterEnds(jobs)));
    expect(looks).toContain(true);
    await lookAfterEnds(jobs);
    expect([...mails].toSorted()).toEqual(everybody('Support ends in 7 days'));
  });

  it('hear of it later when no mail got out, and not twice when one address is dead', async () => {
    await ending(120);
    for (const to of ['olivia@shop', 'vera@desk', 'victor@shop']) refused.add(`${to}.example`);
    expect(await lookAt(30, 120)).toEqual([]);
    expect(faults).toEqual(['a reminder could not be mailed']);
    refused.clear();
    refused.add('vera@desk.example');
    expect(await lookAt(29, 120)).toEqual([
      'olivia@shop.example: Support ends in 29 days',
      'victor@shop.example: Support ends in 29 days',
    ]);
    refused.clear();
    expect(await lookAt(28, 120)).toEqual([]);
  });

  it('are left alone once a renewal is signed by both, and not before', async () => {
    const id = await ending(120);
    await renew(scene.deps, olivia, id, {});
    expect(await lookAt(90, 120)).toEqual(everybody('Support ends in 90 days'));
    await scene.signed(id, olivia);
    await scene.signed(id, { person: 'per_vera', party: 'pty_desk', ip: null });
    expect(await lookAt(30, 120)).toEqual([]);
    // It lasts 130 days more: the reminders of the renewal are its own.
    expect(await lookAt(30, 250)).toEqual(everybody('Support ends in 30 days'));
  });

  it('hear of a suspended one too, and of nothing that was only drafted', async () => {
    const id = await ending(120);
    await suspend(scene.deps, olivia, id);
    await scene.drafted(inDays(-10), inDays(120));
    expect(await lookAt(7, 120)).toEqual(everybody('Support ends in 7 days'));
  });
});

describe('at its end', () => {
  it('an agreement refuses by itself; it is then closed, entered, recorded and mailed once', async () => {
    const id = await ending(3);
    const ada = await atWork(scene.owner, 'per_ada', id);
    scene.now = new Date(inDays(3));
    expect((await scene.gateSays(id)).code).toBe('agreement-expired');
    scene.done.length = 0;
    scene.entered.length = 0;
    expect(await lookAt(0, 3)).toEqual(everybody('Support has expired'));
    expect(scene.done).toEqual(['revoked agreement and party', 'told', 'views dropped', 'agreement-expired']);
    expect(scene.entered).toEqual([
      { act: 'agreement-expired', words: { sessionsClosed: 1, revealsClosed: 1 } },
    ]);
    expect(await ada.left()).toEqual({ sessions: 0, reveals: 0 });
    expect((await scene.deps.life.events(id)).at(-1)).toMatchObject({
      kind: 'expired',
      person: null,
      party: null,
    });
    expect((await scene.deps.store.find(id))?.endedAt).toEqual(new Date(inDays(3)));
    scene.done.length = 0;
    expect(await lookAt(-5, 3)).toEqual([]);
    expect(scene.done).toEqual([]);
    expect((await scene.gateSays(id)).code).toBe('agreement-expired');
  });

  it('the people of a vendor that works under another agreement stay signed in', async () => {
    const ada = await atWork(scene.owner, 'per_ada', await ending(3));
    await ending(50);
    await lookAt(0, 3);
    expect(scene.done).toContain('revoked agreement');
    expect(await ada.left()).toEqual({ sessions: 1, reveals: 0 });
  });

  it('what could not be entered is tried again at the next look, and another agreement does not wait for it', async () => {
    const [one, other] = [await ending(3), await ending(3)];
    scene.now = new Date(inDays(3));
    const broken: LifeJobsDeps = {
      ...jobs,
      enter: (act, actor, agreement, words) =>
        agreement === one
          ? Promise.reject(new Error('the disk is full'))
          : jobs.enter(act, actor, agreement, words),
    };
    await lookAfterEnds(broken);
    expect(faults).toEqual(['the end of an agreement could not be looked after']);
    const kindsOf = async (id: string) => (await scene.deps.life.events(id)).map(({ kind }) => kind);
    expect(await kindsOf(one)).not.toContain('expired');
    expect(await kindsOf(other)).toContain('expired');
    const endOf = async (id: string) => (await scene.deps.store.find(id))?.endedAt;
    expect([await endOf(one), await endOf(other)]).toEqual([null, new Date(inDays(3))]);
    scene.now = new Date(inDays(5));
    await lookAfterEnds(jobs);
    expect(await kindsOf(one)).toContain('expired');
    // However late it was looked at, it ended when it ran out.
    expect(await endOf(one)).toEqual(new Date(inDays(3)));
  });

  it('is looked for from the start on, by a schedule that can be stopped', async () => {
    const id = await ending(3);
    scene.now = new Date(inDays(3));
    const stop = startLifeJobs(jobs, 3_600_000);
    await stop();
    expect((await scene.deps.life.events(id)).at(-1)?.kind).toBe('expired');
  });
});
