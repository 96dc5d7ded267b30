import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runKeys, runRedact, runRestore } from './detectCommand.ts';
import { run, useFolder, type Outcome } from './testSupport.ts';

const { path: inFolder, file } = useFolder();
const text = 'write to a@b.example or (415) 555-2671\n';

async function keysIn(path: string): Promise<string[]> {
  return Object.values(JSON.parse(await readFile(path, 'utf8')) as Record<string, string>);
}

async function made(...names: string[]): Promise<string> {
  const path = inFolder('keys.json');
  expect((await run(runKeys, ['--keys', path, ...names])).code).toBe(0);
  return path;
}

/** A policy under which both values are sealed, each with the key of one data subject. */
const sealing = { EMAIL: { seal: { key: 's1' } }, PHONE: { seal: { key: 's2' } } };

async function redacted(
  operators: object,
  keys: string,
  name = 'note.txt',
  content = text,
): Promise<Outcome> {
  const policy = await file('policy.json', JSON.stringify({ operators, types: ['EMAIL', 'PHONE'] }));
  return run(runRedact, ['--policy', policy, '--keys', keys, await file(name, content)]);
}

describe('pii keys', () => {
  it('makes a file for its owner alone, and prints no key', async () => {
    const path = inFolder('keys.json');
    const { code, out, err } = await run(runKeys, ['--keys', path, 's1', 's2']);
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: `${path}: 2 made, 2 in all\n` });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const keys = await keysIn(path);
    expect(keys.map((key) => Buffer.from(key, 'base64').length)).toEqual([32, 32]);
    expect(new Set(keys).size).toBe(2);
  });

  it('never replaces a key, and changes nothing when one name cannot be used', async () => {
    const path = await made('s1');
    const before = await readFile(path, 'utf8');
    expect(await run(runKeys, ['--keys', path, 's2', 's1'])).toMatchObject({ code: 2, out: '' });
    expect(await run(runKeys, ['--keys', path, '--erase', 's1', 'none'])).toMatchObject({ code: 2, out: '' });
    expect(await readFile(path, 'utf8')).toBe(before);
    await made('s2');
    expect(await keysIn(path)).toHaveLength(2);
    expect(before).toContain((await keysIn(path))[0]);
  });

  it('never takes a file that it cannot read for an empty one', async () => {
    const path = await file('keys.json', '{"s1": "short"}');
    await chmod(path, 0o600);
    const { code, err } = await run(runKeys, ['--keys', path, 's2']);
    expect([code, err]).toEqual([2, `pii keys: ${path}: keys: s1 is not 32 bytes in base64\n`]);
    expect(await readFile(path, 'utf8')).toBe('{"s1": "short"}');
    expect(await run(runKeys, ['--keys', inFolder('none'), '--erase', 's1'])).toMatchObject({ code: 2 });
  });

  it.each([
    [['s1']],
    [['--keys', 'k']],
    [['--keys', 'k', 'Mira Okafor']],
    [['--keys', 'k', '--print', 's1']],
  ])('explains itself on %j', async (argv) => {
    const { code, out, err } = await run(runKeys, argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: pii keys');
  });
});

describe('keyed operators', () => {
  it('seal values that pii restore puts back', async () => {
    const keys = await made('s1', 's2');
    const { code, out } = await redacted(sealing, keys);
    expect(code).toBe(0);
    expect(out).toMatch(/^write to \[EMAIL:~s1\.[\w-]+\] or \[PHONE:~s2\.[\w-]+\]\n$/);
    const sealed = await file('sealed.txt', out);
    const restored = await run(runRestore, ['--keys', keys, sealed]);
    expect(restored).toEqual({ code: 0, out: text, err: `${sealed}: 2 restored\n` });
  });

  it('once the key of one subject is erased its values stay sealed, and it is said', async () => {
    const keys = await made('s1', 's2');
    const { out } = await redacted(sealing, keys);
    const sealed = await file('sealed.txt', out);
    expect((await run(runKeys, ['--keys', keys, '--erase', 's1'])).code).toBe(0);
    const restored = await run(runRestore, ['--keys', keys, sealed]);
    expect(restored.code).toBe(1);
    expect(restored.out).toMatch(/^write to \[EMAIL:~s1\.[\w-]+\] or \(415\) 555-2671\n$/);
    expect(restored.err).toBe(
      `${sealed}: 1 restored; left sealed, since the key is not there or they were changed: 1 of key s1\n`,
    );
  });

  it('give two vendors tokens that they cannot join', async () => {
    const keys = await made('all');
    const tokenOf = async (vendor: string): Promise<string> =>
      (await redacted({ EMAIL: { token: { key: 'all', tenant: 'harbor', vendor } } }, keys)).out;
    const one = await tokenOf('brightline');
    expect(one).toMatch(/\[EMAIL:[a-z2-7]{14}\]/);
    expect(await tokenOf('brightline')).toBe(one);
    expect(await tokenOf('other')).not.toBe(one);
  });

  it('withhold everything when their key is not there', async () => {
    const keys = await made('s1');
    const { code, out, err } = await redacted(sealing, keys);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('policy: operators.PHONE.seal needs a key, which was not given');
  });

  it.each([
    [0o644, 'for everybody to read'],
    [0o640, 'for a group to read'],
    [0o602, 'for everybody to write'],
  ])('refuse a key file with mode %o, %s', async (mode) => {
    const keys = await made('s1', 's2');
    await chmod(keys, mode);
    const sealed = await file('sealed.txt', 'x');
    const secrets = await keysIn(keys);
    for (const outcome of [
      await redacted(sealing, keys),
      await run(runRestore, ['--keys', keys, sealed]),
      await run(runKeys, ['--keys', keys, 's3']),
    ]) {
      expect([outcome.code, outcome.out]).toEqual([2, '']);
      expect(outcome.err).toContain('others may read or write this file');
      for (const secret of secrets) expect(outcome.err).not.toContain(secret);
    }
  });

  it.each(['[]', '{', '{"S 1": "x"}', `{"s1": "${'A'.repeat(40)}"}`, '{"s1": 7}'])(
    'refuse %s as a key file, without quoting it',
    async (content) => {
      const keys = inFolder('keys.json');
      await writeFile(keys, content, { mode: 0o600 });
      const { code, out, err } = await redacted(sealing, keys);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/keys: /);
      expect(err).not.toContain('AAAA');
    },
  );
});

describe('pii restore', () => {
  it('writes for the owner alone, and never over a file', async () => {
    const keys = await made('s1', 's2');
    const sealed = await file(
      'a.csv',
      (await redacted(sealing, keys, 'a.csv', 'to,of\na@b.example,"x ""y"""\n')).out,
    );
    const out = inFolder('out');
    expect(await run(runRestore, ['--keys', keys, '--out', out, sealed])).toMatchObject({ code: 0, out: '' });
    const path = inFolder('out/a.csv');
    expect(await readFile(path, 'utf8')).toBe('to,of\na@b.example,"x ""y"""\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await run(runRestore, ['--keys', keys, '--out', out, sealed])).code).toBe(2);
    expect((await run(runRestore, ['--keys', keys, '--out', inFolder('.'), sealed])).code).toBe(2);
    expect(await readFile(sealed, 'utf8')).toContain('[EMAIL:~s1.');
  });

  it('withholds what is not of its format', async () => {
    const keys = await made('s1');
    const broken = await file('a.json', '{"secret": ');
    const { code, out, err } = await run(runRestore, ['--keys', keys, broken, await file('b.pdf', 'x')]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('not valid JSON');
    expect(err).not.toContain('secret');
  });

  it.each([[[]], [['a.txt']], [['--keys', 'k']]])('explains itself on %j', async (argv) => {
    const { code, out, err } = await run(runRestore, argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: pii restore');
  });
});
