import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../support/installation.ts';

/*
 * A ledger as it is exported, verified by the Go project's implementation of transparency logs, which is another program in
 * another language: whoever trusts neither side can take theirs.
 */

let installation: TestInstallation;
let work: string;
let program: string;

beforeAll(async () => {
  installation = await openTestInstallation();
  work = await mkdtemp(join(tmpdir(), 'cordon-go-'));
  program = join(work, 'verify');
  const source = join(import.meta.dirname, 'verify.go');
  // Debian's package lies in the path that modules replaced; nothing is fetched.
  const env = {
    ...process.env,
    ...{ GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOTOOLCHAIN: 'local', GOFLAGS: '' },
    GOCACHE: join(work, 'cache'),
  };
  const built = spawnSync('go', ['build', '-o', program, source], { env, encoding: 'utf8' });
  expect(built.status, built.stderr).toBe(0);
});

afterAll(async () => {
  await installation.close();
  await rm(work, { recursive: true });
});

/** Exports the ledger. @returns its folder */
async function exported(name: string): Promise<string> {
  const folder = join(work, name);
  for await (const { path, bytes } of installation.house.book.files()) {
    const file = join(folder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return folder;
}

const grow = async (count: number): Promise<void> => {
  const at = new Date();
  const act = { act: 'tried', person: null, party: null, agreement: null, ip: null, code: null, at };
  await Promise.all(
    Array.from({ length: count }, (_, nth) => installation.house.enterAct({ ...act, words: { nth } })),
  );
};

function verify(folder: string, ...older: readonly string[]) {
  const args = [folder, installation.house.book.vkey, ...older];
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, stderr, told: status === 0 ? (JSON.parse(stdout) as unknown) : null };
}

describe('another program in another language', () => {
  it('finds every entry in the signed tree, and each tree grown from the one before', async () => {
    const first = await exported('first');
    await grow(300);
    const second = await exported('second');
    await grow(600);
    const third = await exported('third');
    const { size } = await installation.house.book.status();
    const older = [first, second].map((folder) => join(folder, 'checkpoint'));
    const { status, stderr, told } = verify(third, ...older);
    expect(status, stderr).toBe(0);
    expect(told).toMatchObject({ size, inclusions: size, consistency: 2 });
  });

  it.each([
    ['an entry', 'tile/entries/000', 'entry'],
    ['a hash', 'tile/0/000', 'hash'],
  ])('finds %s that was changed', async (_, name, words) => {
    const folder = await exported(`changed-${words}`);
    const file = join(folder, name);
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    await writeFile(file, bytes);
    expect(verify(folder).status).toBe(1);
  });

  it('finds a checkpoint whose root was changed', async () => {
    const folder = await exported('other');
    const checkpoint = join(folder, 'checkpoint');
    const [origin, size, root, ...rest] = (await readFile(checkpoint, 'utf8')).split('\n');
    const forged = Buffer.from(root ?? '', 'base64');
    forged.writeUInt8(forged.readUInt8(0) ^ 1, 0);
    await writeFile(checkpoint, [origin, size, forged.toString('base64'), ...rest].join('\n'));
    expect(verify(folder)).toMatchObject({ status: 1 });
  });
});
