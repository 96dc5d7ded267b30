import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../packages/server/src/commands/index.ts';
import { passingKey } from '../../packages/server/src/platform/age.ts';
import { emptyDatabase, type EmptyDatabase } from '../support/database.ts';
import { cordon } from '../support/shell.ts';

/* What somebody does who loses the machine: a new one, an empty database, the backup and the file of keys. */

/** Five processes, each of which opens everything. */
const SLOW = { timeout: 120_000 };

let [lost, found]: EmptyDatabase[] = [];
let folder = '';
const at = (name: string): string => path.join(folder, name);
const before = () => ({ DATABASE_URL: lost?.ownerUrl ?? '', DATA_DIR: at('lost') });
const after = () => ({ DATABASE_URL: found?.ownerUrl ?? '', DATA_DIR: at('found') });
const run = (args: readonly string[], settings: Readonly<Record<string, string>>) =>
  cordon(args, settings).ended;

beforeAll(async () => {
  [lost, found] = [await emptyDatabase('lost'), await emptyDatabase('found')];
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-backups-'));
});
afterAll(async () => {
  await Promise.all([lost?.drop(), found?.drop()]);
  await rm(folder, { recursive: true, force: true });
});

it('a lost machine comes back from a backup and its keys, and goes on', SLOW, async () => {
  const pair = await passingKey();
  const [recipients, identities] = [Object.values(pair.lock).flat(), Object.values(pair.key).flat()];
  await writeFile(at('identity'), `# of the safe\n${identities.join('\n')}\n`);
  const lock = recipients.flatMap((recipient) => ['--recipient', recipient as string]);
  const made = await run(['backup', '-o', at('one'), '--keys-to', at('keys'), ...lock], before());
  expect(made).toMatchObject({ code: 0 });
  expect(JSON.parse(made.out)).toMatchObject({ entries: 0, entry: 0, bytes: (await stat(at('one'))).size });
  expect((await stat(at('one'))).mode & 0o777).toBe(0o600);
  // The next has the entry about the first in it.
  const two = await run(['backup', '-o', at('two'), ...lock], before());
  expect(two).toMatchObject({ code: 0, err: expect.stringContaining('The keys are not in it') as string });

  const open = ['--identity', at('identity')];
  const keyless = await run(['restore', at('two'), ...open], after());
  expect(keyless).toMatchObject({ code: 1, err: expect.stringContaining('/keys/master') as string });
  const restored = await run(['restore', at('two'), '--keys', at('keys'), ...open], after());
  expect(restored).toMatchObject({ code: 0 });
  expect(JSON.parse(restored.out)).toMatchObject({ ok: true, entries: 1 });
  for (const name of ['master', 'ledger']) {
    const [was, is] = await Promise.all(
      ['lost', 'found'].map((one) => readFile(path.join(at(one), 'keys', name))),
    );
    expect(is).toEqual(was);
  }
  expect((await readdir(at('found'))).filter((name) => name.startsWith('restoring'))).toEqual([]);
  const three = await run(['backup', '-o', at('three'), ...lock], after());
  expect(JSON.parse(three.out)).toMatchObject({ entries: 1, entry: 1 });
});

it.each([
  [['backup', '-o', 'x'], /is locked/],
  [['backup', '--recipient', 'age1x'], /-o/],
  [['backup', '-o', 'x', '--keys-to', './x', '--recipient', 'age1x'], /a file of their own/],
  [['restore', 'x'], /--identity/],
  [['restore'], /one backup/],
])('%j is a misuse', async (args, says) => {
  let said = '';
  const err = (text: string) => {
    said += text;
  };
  expect(await runCommand(args, { out: err, err })).toBe(2);
  expect(said).toMatch(says);
});
