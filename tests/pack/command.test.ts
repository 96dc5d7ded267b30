import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeEmbedded } from '../../packages/server/src/platform/embedded.ts';
import { start } from '../commands/cordon.ts';
import {
  copyRepository,
  dependenciesOf,
  install,
  openWorkshop,
  pack,
  runNode,
  type Outcome,
} from './workshop.ts';

const PACKAGES = ['ledger', 'pii', 'core', 'server', 'console'].map((name) => `packages/${name}`);
const LINE = '{"id":"a","text":"Write to ana.cruz@example.com, please."}\n';

/** Node believes itself to be an older one, so that the command looks for the right one. */
const OLDER = [
  '--import',
  "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})",
];

describe('the command packed', () => {
  const workshop = openWorkshop();
  let source: string;
  let packedFrom: Readonly<Record<'manifest' | 'files', string>>;
  let place: string;
  let installed: string;
  let program: string;
  let data: string;

  beforeAll(() => {
    const copy = copyRepository(workshop, PACKAGES);
    const folder = join(copy, 'packages/server');
    source = readFileSync(join(folder, 'package.json'), 'utf8');
    const tarball = pack(copy, '@cordon/server');
    packedFrom = {
      manifest: readFileSync(join(folder, 'package.json'), 'utf8'),
      files: readdirSync(folder).join(' '),
    };
    place = install(workshop, tarball, dependenciesOf(tarball));
    // What was packed from is gone before anything runs.
    rmSync(copy, { recursive: true });
    installed = join(place, 'node_modules/@cordon/server');
    program = join(place, 'node_modules/.bin/cordon');
    data = join(place, 'data');
  }, 180_000);

  afterAll(async () => {
    await removeEmbedded(data);
    workshop.close();
  });

  /** Calls it so that Node refuses to read any file outside the empty folder. */
  function confined(argv: readonly string[], input?: string): Outcome {
    return runNode(place, ['--permission', `--allow-fs-read=${place}`, program, ...argv], input);
  }

  it('leaves the source tree as it was', () => {
    expect(packedFrom.manifest).toBe(source);
    expect(packedFrom.files.split(' ').sort()).toEqual(['bin', 'package.json', 'src']);
  });

  it('is JavaScript, without tests and without paths of the machine it was packed on, and brings all licences', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8', withFileTypes: true }).flatMap(
      (entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []),
    );
    const named = files.map((file) => file.slice(installed.length + 1).replaceAll('\\', '/'));
    expect(named.filter((file) => /\.[cm]?tsx?$|\.test\.|\.map$/.test(file))).toEqual([]);
    for (const file of ['LICENSE', 'NOTICE', 'console/dist/THIRD-PARTY.md', 'server/bin/cordon.js']) {
      expect(named).toContain(`dist/${file}`);
    }
    expect(named.filter((file) => file.endsWith('.sql')).length).toBeGreaterThan(9);
    expect(named.filter((file) => file.startsWith('dist/carried/') && file.includes('LICENSE'))).toHaveLength(
      1,
    );
    const root = join(import.meta.dirname, '../..');
    const telling = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return text.includes(root) || text.includes(workshop.folder);
    });
    expect(telling).toEqual([]);
    expect(readdirSync(join(place, 'node_modules/@cordon'))).toEqual(['server']);
  });

  it('lists its commands, and finds personal data, with nothing but the empty folder to read', () => {
    const help = confined([]);
    expect(help).toMatchObject({ status: 0, stdout: '' });
    expect(help.stderr).toContain('cordon ledger verify');
    const found = confined(['pii', 'detect'], LINE);
    expect(found).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(found.stdout)).toMatchObject({
      id: 'a',
      spans: [{ start: 9, end: 29, type: 'EMAIL' }],
    });
  });

  it('hands over to the Node that came with it when an older one starts it', () => {
    const found = runNode(place, [...OLDER, program, 'pii', 'detect'], LINE);
    expect(found).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(found.stdout)).toMatchObject({
      id: 'a',
      spans: [{ start: 9, end: 29, type: 'EMAIL' }],
    });
    expect(runNode(place, [...OLDER, program, 'nonsense'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('plays the demo, stops at Ctrl-C, and its ledger holds; a changed one does not', async () => {
    const demo = ['demo', '--port', '0', '--customers', '200', '--data', data];
    const day = runNode(place, [program, ...demo, '--once']);
    expect(day, day.stderr).toMatchObject({ status: 0, stdout: '' });
    expect(day.stderr).toContain('The day is over');

    const running = await start(demo, 'Ctrl-C stops', [...OLDER, program]);
    const [, url = ''] = /runs on (\S+)/.exec(running.said) ?? [];
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<script [^>]*src="\/assets\//);
    expect(await running.interrupt()).toMatchObject({ status: 0, stdout: '' });

    mkdirSync(join(place, 'logs'));
    const log = join(place, 'logs/log');
    const exported = runNode(place, [program, 'ledger', 'export', log, '--data', data]);
    expect(exported).toMatchObject({ status: 0, stderr: '' });
    const verified = confined(['ledger', 'verify', log]);
    expect(verified.status).toBe(0);
    const { size } = JSON.parse(verified.stdout) as { size: number };
    // A tile is full with 256 entries; how many there are depends on how quick the jobs of the demo were.
    const tile = join(log, size < 256 ? `tile/entries/000.p/${String(size)}` : 'tile/entries/000');
    const bytes = readFileSync(tile);
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    writeFileSync(tile, bytes);
    const tampered = confined(['ledger', 'verify', log]);
    expect(tampered.status).toBe(1);
    expect(JSON.parse(tampered.stdout)).toMatchObject({ ok: false });
  }, 300_000);
});
