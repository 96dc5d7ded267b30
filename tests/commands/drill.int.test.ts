import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drillNames } from '@cordon/core/drills';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../packages/server/src/commands/index.ts';
import { openDrillScene, type DrillScene } from '../support/drills.ts';

/* What an operator types: the drills against the installation that runs, from another process' side. */

let scene: DrillScene;
let folder: string;

beforeAll(async () => {
  scene = await openDrillScene();
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-drill-command-'));
  // Vite has a variable of this name of its own.
  vi.stubEnv('BASE_URL', scene.baseUrl);
  vi.stubEnv('DATABASE_URL', scene.database.ownerUrl);
  vi.stubEnv('CORDON_SECRET', scene.database.secret);
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

async function called(...argv: string[]) {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const status = await runCommand(['drill', ...argv], io);
  return { status, out, err };
}

describe('cordon drill', () => {
  it('run makes one and says in JSON what it came to', async () => {
    const { status, out } = await called('run', 'privilege-escalation', '--json');
    expect(JSON.parse(out)).toMatchObject({
      results: [{ drill: 'privilege-escalation', passed: true, blocked: true }],
      entry: expect.any(Number) as number,
    });
    expect(status).toBe(0);
  });

  it('a drill that is not made for want of a feed fails nothing', async () => {
    const { status, err } = await called('run', 'phishing-click');
    expect(err).toMatch(/not made\s+phishing-click/);
    expect(status).toBe(0);
  });

  it('one that fails ends with 1', async () => {
    await scene.house.world.pools.app.query(
      `INSERT INTO cordon.networks (id, party_id, site_id, cidr, label)
       VALUES ('net_all4', 'pty_drills', NULL, '0.0.0.0/0', 'all'), ('net_all6', 'pty_drills', NULL, '::/0', 'all')`,
    );
    const { status, err } = await called('run', 'ip-bypass');
    expect(err).toMatch(/FAILED\s+ip-bypass\s+Got through/);
    expect(status).toBe(1);
  });

  it('misuse ends with 2, and with nothing made', async () => {
    const before = (await scene.deps.store.runs()).length;
    for (const argv of [
      ['run', 'no-such'],
      ['run', 'ip-bypass', 'bulk-sql'],
      ['run', '--at', 'nowhere'],
      ['run', '--x'],
    ]) {
      expect((await called(...argv)).status, argv.join(' ')).toBe(2);
    }
    expect(await scene.deps.store.runs()).toHaveLength(before);
  });

  it('verify holds a saved report against the ledger, and finds every change of it', async () => {
    const [run] = await scene.deps.store.runs();
    const { book } = scene.house;
    const report = (await scene.deps.store.report(run?.id ?? '')) ?? '';
    const entry = await book.entry(run?.entry ?? -1);
    if (entry === null) throw new Error('no entry');
    const sha256 = createHash('sha256').update(report).digest('hex');
    const saved = { report, sha256, entry: entry.index, proof: await book.proofFile(entry, true) };
    const verify = async (given: object, key = book.vkey) => {
      const file = path.join(folder, 'report.json');
      await writeFile(file, JSON.stringify(given));
      return called('verify', file, '--key', key);
    };
    expect(await verify(saved)).toMatchObject({
      status: 0,
      err: expect.stringContaining('It holds') as string,
    });

    const other = report.replace('"passed":', '"passed" :');
    const otherHash = createHash('sha256').update(other).digest('hex');
    const lies: readonly (readonly [object, RegExp])[] = [
      [{ ...saved, report: other }, /its hash is another/],
      [{ ...saved, report: other, sha256: otherHash }, /hash of another report/],
      [{ ...saved, proof: saved.proof.replace(/.$/, '') + 'x' }, /does not hold/],
      [{ report: '{}' }, /no saved report/],
    ];
    for (const [lie, problem] of lies) {
      const { status, err } = await verify(lie);
      expect([status, err]).toEqual([1, expect.stringMatching(problem)]);
    }
    expect((await called('verify', path.join(folder, 'report.json'))).status).toBe(2);
  });

  it('list names every drill', async () => {
    const { out } = await called('list', '--json');
    const names = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names.toSorted()).toEqual([...drillNames].toSorted());
  });
});
