import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseVkey, verifyCheckpoint } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPool } from '../../../../../tests/support/database.ts';
import { closeAll, openHouse, type Closing } from '../../../../../tests/support/house.ts';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { tampered } from '../../../../../tests/support/ledger.ts';
import { verifyOutside } from '../../../../../tests/support/verify.ts';
import { startWitness, type TestWitness } from '../../../../../tests/support/witness.ts';
import type { Visitor } from '../../demo/client.ts';
import { systemClock } from '../../platform/clock.ts';
import { silentLog } from '../../platform/log.ts';
import { beat } from './heartbeat.ts';
import { lookAround } from './jobs.ts';
import { KEPT } from './kept.ts';
import { mailCheckpoints } from './mailing.ts';
import { watchSilence } from './silence.ts';

/* The ledger of a whole installation beside a real witness: the command that a vendor or an auditor runs. */

interface Row {
  readonly id: string;
  readonly state: string;
  readonly contradicts: string | null;
  readonly claims: number | null;
}

let cordon: TestInstallation;
let folder: string;
let witness: TestWitness;
let proposer: Visitor;
let decider: Visitor;

beforeAll(async () => {
  cordon = await openTestInstallation();
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-kept-'));
  witness = await startWitness(cordon.house.book.vkey);
  const officers = cordon.signIns.filter(({ role }) => ['company-admin', 'privacy-officer'].includes(role));
  [proposer, decider] = officers.map(({ person }) => cordon.visitor(person)) as [Visitor, Visitor];
  for (const one of [proposer, decider]) {
    await one.signIn();
    await one.stepUp();
  }
});
afterAll(async () => {
  await witness.close();
  await cordon.close();
  await rm(folder, { recursive: true, force: true });
});

const kept = () => cordon.house.keptCheckpoint(path.join(folder, KEPT));
const look = () => lookAround(cordon.house.witnessingJobs, kept(), cordon.house.world.pools.app);
const found = async () =>
  ((await decider.get('/api/findings')).json as readonly { kind: string }[]).map(({ kind }) => kind);
const rows = async () =>
  ((await proposer.get('/api/ledger/witnesses')).json as { witnesses: readonly Row[] }).witnesses;
const proposal = () => ({
  ...{ vkey: witness.vkey, baseUrl: witness.url, reach: 'loopback', party: null, agreement: null },
  required: true,
});

describe('a witness of the ledger', () => {
  it('is proposed by one person, approved by another, and then asked', async () => {
    const made = await proposer.post('/api/ledger/witnesses', proposal());
    expect(made.status).toBe(200);
    const { id } = made.json as { id: string };
    await look();
    expect(witness.events.some(({ event }) => event === 'cosigned')).toBe(false);

    expect((await proposer.post(`/api/ledger/witnesses/${id}/decide`, { approve: true })).json).toMatchObject(
      {
        error: { code: 'not-the-second-person' },
      },
    );
    expect((await proposer.post('/api/ledger/witnesses', proposal())).json).toMatchObject({
      error: { code: 'already-done' },
    });
    expect((await decider.post(`/api/ledger/witnesses/${id}/decide`, { approve: true })).status).toBe(200);
    expect(await rows()).toMatchObject([{ id, state: 'in-force' }]);
    await look();
    const size = witness.events.find(({ event }) => event === 'cosigned')?.size ?? 0;
    const newest = await cordon.house.published.newest();
    const keys = [parseVkey(cordon.house.book.vkey), parseVkey(witness.vkey)];
    expect(newest?.size).toBe(size);
    expect(verifyCheckpoint(newest?.note ?? '', keys)).toMatchObject({ ok: true, witnesses: [{}] });
  });

  it('is asked again from where it stands, with a proof, and stands under what is exported', async () => {
    await beat({ ...cordon.house.witnessingJobs.heartbeat, claim: () => Promise.resolve(true) });
    await look();
    const files: Record<string, string> = {};
    for await (const { path: name, bytes } of cordon.house.book.files()) {
      if (name === 'checkpoint' || name === 'keys') files[name] = Buffer.from(bytes).toString();
    }
    const keys = (files.keys ?? '').trim().split('\n').map(parseVkey);
    expect(keys).toHaveLength(2);
    expect(verifyCheckpoint(files.checkpoint ?? '', keys)).toMatchObject({ ok: true, witnesses: [{}] });
    expect(await readFile(path.join(folder, KEPT), 'utf8')).toContain(cordon.house.book.vkey.split('+')[0]);
  });

  it('beats once a minute over all replicas', async () => {
    const { claim } = cordon.house.witnessingJobs.heartbeat;
    const later = new Date(Date.now() + 3_600_000);
    expect(await Promise.all([claim(later, 60_000), claim(later, 60_000)])).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(await claim(new Date(later.getTime() + 59_999), 60_000)).toBe(false);
    expect(await claim(new Date(later.getTime() + 60_000), 60_000)).toBe(true);
  });

  it('that is silent for longer than the terms allow raises the alarm, and ends it', async () => {
    const [agreement] = await cordon.house.agreements.list();
    const { id, processor } = agreement ?? { id: '', processor: { id: '' } };
    const silence = (afterMinutes: number) => ({
      ...cordon.house.witnessingJobs.silence,
      now: () => new Date(Date.now() + afterMinutes * 60_000),
      terms: () =>
        Promise.resolve([
          {
            agreement: id,
            vendor: processor.id,
            clause: '5.12',
            maxAgeMinutes: 60,
            onSilence: 'stop' as const,
          },
        ]),
    });
    await watchSilence(silence(59));
    expect(await found()).not.toContain('ledger-unwitnessed');
    await watchSilence(silence(61));
    expect(await found()).toContain('ledger-unwitnessed');
    await watchSilence(silence(1));
    expect(await found()).not.toContain('ledger-unwitnessed');
  });

  it('is beside the mailed checkpoint, once a day for each reader', async () => {
    const before = (await cordon.mails()).length;
    await mailCheckpoints(cordon.house.witnessingJobs.mails);
    await mailCheckpoints(cordon.house.witnessingJobs.mails);
    const mails = (await cordon.mails()).slice(before);
    const to = mails.map((mail) => /^To: (.*)$/im.exec(mail)?.[1]);
    expect(mails.length).toBeGreaterThan(2);
    expect(new Set(to).size).toBe(to.length);
    expect(mails[0]).toContain('Checkpoint of the access ledger');

    const log = path.join(folder, 'log');
    for await (const { path: name, bytes } of cordon.house.book.files()) {
      await mkdir(path.dirname(path.join(log, name)), { recursive: true });
      await writeFile(path.join(log, name), bytes);
    }
    await writeFile(path.join(folder, 'kept.eml'), mails[0] ?? '');
    await writeFile(
      path.join(folder, 'kept.mbox'),
      mails.map((mail) => `From x Mon Jan  1\n${mail}\n\n`).join(''),
    );
    for (const file of ['kept.eml', 'kept.mbox']) {
      const keys = ['--key', cordon.house.book.vkey, '--key', witness.vkey, '--quorum', '0'];
      expect(await verifyOutside(log, ...keys, '--mailbox', path.join(folder, file))).toEqual([
        0,
        expect.stringContaining('Compared with one checkpoint kept outside.'),
      ]);
    }
  });
});

describe('an old copy of the database', () => {
  it('refuses every entry, as the kept checkpoint and the witness say', async () => {
    await look();
    const { size } = await cordon.house.book.status();
    const owner = testPool(cordon.database.ownerUrl, 1);
    const closing: Closing = [() => owner.end()];
    try {
      // What a restored backup of some entries ago looks like.
      const gone = ['ledger_openings', 'access_events', 'ledger_bodies', 'ledger_leaves'].map((table) => {
        const column = table === 'access_events' ? 'entry' : 'idx';
        return `DELETE FROM cordon.${table} WHERE ${column} >= ${String(size - 1)};`;
      });
      await tampered(
        owner,
        `${gone.join(' ')} DELETE FROM cordon.ledger_checkpoints WHERE size >= ${String(size)};`,
      );
      const old = await openHouse(
        {
          ...{ baseUrl: cordon.baseUrl, database: cordon.database, keyFolder: folder },
          ...{ clock: systemClock, log: silentLog },
        },
        closing,
      );
      const newest = (await old.book.status()).size;
      expect(newest).toBeLessThan(size);
      const pool = old.world.pools.app;
      const act = { act: 'agreement-signed', person: null, party: null, agreement: null, ip: null };
      const enter = () => old.enterAct({ ...act, code: null, at: new Date(), words: {} });

      // With the file lost too, the witness alone remembers.
      await lookAround(old.witnessingJobs, old.keptCheckpoint(path.join(folder, 'lost')), pool);
      await expect(enter()).rejects.toMatchObject({ code: 'ledger-behind' });
      expect((await rows())[0]).toMatchObject({ contradicts: 'ahead' });

      await lookAround(old.witnessingJobs, old.keptCheckpoint(path.join(folder, KEPT)), pool);
      expect(old.standing.all().map(({ witness: of }) => of === null)).toEqual([true, false]);
      await expect(enter()).rejects.toMatchObject({ code: 'ledger-behind' });
      expect((await old.book.status()).size).toBe(newest);
    } finally {
      await closeAll(closing);
    }
  });
});
