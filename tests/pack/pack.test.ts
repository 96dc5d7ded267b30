import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandManifest, libraryManifest, swapIn } from '../../scripts/pack/manifest.ts';
import { copyRepository, install, openWorkshop, pack, packedManifest, runNode } from './workshop.ts';

interface Row {
  readonly name: string;
  readonly folder: string;
  /** Entry points that a browser loads too: nothing they import may be of Node. */
  readonly browser: readonly string[];
  /** A module that uses what the package exports; it must end with exit code 0. */
  readonly script: string;
  /** How its program is called, and what it then writes to standard output as JSON. */
  readonly program: { readonly argv: readonly string[]; readonly input?: string; readonly writes: object };
}

const ROWS: readonly Row[] = [
  {
    name: '@cordon/ledger',
    folder: 'packages/ledger',
    browser: ['dist/index.js'],
    script: `
      import { mkdirSync, writeFileSync } from 'node:fs';
      import { dirname, join } from 'node:path';
      import { commit, exportLog, formatVkey, leafBytes, leafHash, noteSigner, signCheckpoint } from '@cordon/ledger';
      import { runVerify } from '@cordon/ledger/command';

      const signer = noteSigner('log.example', new Uint8Array(32).fill(1));
      const leaf = leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit({ a: 1 }, new Uint8Array(32)) });
      const root = leafHash(leaf);
      const files = exportLog({
        size: 1,
        entries: () => [leaf],
        hashes: () => [root],
        checkpoint: signCheckpoint({ origin: 'log.example', size: 1, root }, [signer]),
        vkeys: [formatVkey(signer.key)],
      });
      for await (const { path, bytes } of files) {
        mkdirSync(dirname(join('log', path)), { recursive: true });
        writeFileSync(join('log', path), bytes);
      }
      process.exitCode = await runVerify(['log'], { out: () => {}, err: () => {} });
    `,
    program: {
      argv: ['cordon-ledger', 'verify', 'log'],
      writes: { ok: true, origin: 'log.example', size: 1, problems: [] },
    },
  },
  {
    name: '@cordon/pii',
    folder: 'packages/pii',
    browser: ['dist/index.js', 'dist/formats.js'],
    script: `
      import assert from 'node:assert/strict';
      import { detect, redact } from '@cordon/pii';
      import { redactFile } from '@cordon/pii/formats';
      import { newTextReader } from '@cordon/pii/images';
      import { runDetect } from '@cordon/pii/command';

      const text = 'Write to ana.cruz@example.com, please.';
      assert.deepEqual(detect(text).map(({ start, end, type }) => [start, end, type]), [[9, 29, 'EMAIL']]);
      assert.equal(redact(text).text, 'Write to [EMAIL], please.');
      assert.equal(redactFile('<p>a@<b>b.example</b>', 'html').text, '<p>[EMAIL]<b></b>');
      await assert.rejects(newTextReader(), /pictures need the packages tesseract.js/);
      assert.equal(typeof runDetect, 'function');
    `,
    program: {
      argv: ['cordon-pii', 'detect'],
      input: '{"id":"a","text":"Write to ana.cruz@example.com, please."}\n',
      writes: { id: 'a', spans: [{ start: 9, end: 29, type: 'EMAIL' }] },
    },
  },
];

const workshop = openWorkshop();
let copy: string;
beforeAll(() => {
  copy = copyRepository(
    workshop,
    ROWS.map(({ folder }) => folder),
  );
});
afterAll(() => workshop.close());

describe.each(ROWS)('$name packed', ({ name, folder, browser, script, program }) => {
  let source: string;
  let tarball: string;
  let place: string;
  let installed: string;

  beforeAll(() => {
    source = readFileSync(join(copy, folder, 'package.json'), 'utf8');
    tarball = pack(copy, name);
    place = install(workshop, tarball);
    installed = join(place, 'node_modules', name);
  });

  it('leaves the source tree as it was', () => {
    expect(readFileSync(join(copy, folder, 'package.json'), 'utf8')).toBe(source);
    expect(readdirSync(join(copy, folder))).not.toContain('dist');
    expect(readdirSync(join(copy, folder))).not.toContain('package.json.source');
  });

  it('is JavaScript with declarations, needs no other package, and brings all licences', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
    expect(files).toContain(join('dist', 'LICENSE'));
    expect(files).toContain(join('dist', 'THIRD-PARTY.txt'));
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { scripts: object };
    expect(manifest).toMatchObject({ name, dependencies: {}, engines: { node: '>=20.19' } });
    // None of these runs on the machine of whoever installs it.
    expect(Object.keys(manifest.scripts).sort()).toEqual(['postpack', 'prepack']);
    expect(readdirSync(join(place, 'node_modules')).filter((entry) => !entry.startsWith('.'))).toEqual([
      name.split('/')[0],
    ]);
  });

  it('keeps Node out of what a browser loads', () => {
    const ofProgram = importsOf(join(installed, `dist/bin/${program.argv[0] ?? ''}.js`));
    expect(ofProgram.some((path) => path.startsWith('node:'))).toBe(true);
    for (const entry of browser) {
      expect(importsOf(join(installed, entry)).filter((path) => !path.startsWith('.'))).toEqual([]);
    }
  });

  it('is imported, and its program runs, in an empty folder', () => {
    writeFileSync(join(place, 'use.mjs'), script);
    expect(runNode(place, ['use.mjs'])).toMatchObject({ status: 0, stderr: '' });
    const [bin = '', ...argv] = program.argv;
    const outcome = runNode(place, [join('node_modules', '.bin', bin), ...argv], program.input);
    expect(outcome.status).toBe(0);
    expect(JSON.parse(outcome.stdout)).toMatchObject(program.writes);
  });

  it('is packed from the source even after a pack that was interrupted', () => {
    const packed = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object;
    swapIn(join(copy, folder), { ...packed, description: 'interrupted' });
    expect(packedManifest(pack(copy, name))).not.toContain('interrupted');
    expect(readFileSync(join(copy, folder, 'package.json'), 'utf8')).toBe(source);
  });
});

/** Every module that a bundled file imports, its own chunks' imports included. */
function importsOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const names = Array.from(
    code.matchAll(/^(?:import|export|\}) ?(?:[^;'"]*?from ?)?"([^"]+)";$/gm),
    ([, name]) => name ?? '',
  );
  return names.flatMap((name) =>
    name.startsWith('.') ? [name, ...importsOf(join(file, '..', name), seen)] : [name],
  );
}

describe('the packed package.json', () => {
  const manifest = {
    name: '@cordon/server',
    private: true,
    scripts: { prepack: 'node pack.ts', postinstall: 'node other.ts' },
    exports: { '.': './src/main.ts', './command': './bin/command.ts' },
    bin: { cordon: './bin/cordon.ts' },
    dependencies: { '@cordon/core': '*', pg: '^8' },
    devDependencies: { vite: '^8' },
  };
  const kept = {
    name: '@cordon/server',
    private: true,
    engines: { node: '>=20.19' },
    files: ['dist'],
    scripts: { prepack: 'node pack.ts' },
  };

  it('of a library points at JavaScript and asks for no other package', () => {
    expect(libraryManifest(manifest)).toEqual({
      ...kept,
      bin: { cordon: 'dist/bin/cordon.js' },
      exports: {
        '.': { types: './dist/types/src/main.d.ts', default: './dist/index.js' },
        './command': { types: './dist/types/bin/command.d.ts', default: './dist/command.js' },
      },
      dependencies: {},
    });
  });

  it('of the command points at JavaScript and asks for what others publish', () => {
    const place = (source: string): string => `dist/server/${source.slice(2).replace('.ts', '.js')}`;
    expect(commandManifest(manifest, place, { pg: '^8' })).toEqual({
      ...kept,
      bin: { cordon: 'dist/server/bin/cordon.js' },
      exports: { './package.json': './package.json' },
      dependencies: { pg: '^8' },
    });
  });
});
