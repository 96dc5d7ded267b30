import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packPaths, verifyPack, type Check, type EvidenceScope } from '@cordon/core/agreements';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPorts } from '../../packages/console/src/verify/ports.ts';
import { openZip } from '../../packages/console/src/verify/zip.ts';
import { runCommand } from '../../packages/server/src/commands/index.ts';
import { bodies, LONG_AGO, openErasing, type Erasing } from '../attacks/erasingScene.ts';
import { accessesTo, BRIGHTLINE } from '../support/erasing.ts';
import { makePack, manifestOf, unzip, withFittingManifest, zip, type PackFiles } from './pack.ts';

/* A pack says how many entries there are, which were erased and by which entry: nothing is taken out of it unseen. */

let scene: Erasing;
let files: PackFiles;
/** Two that are there, and two that two people erased. */
let kept: readonly number[] = [];
let erased: readonly number[] = [];
let stated = -1;

beforeAll(async () => {
  scene = await openErasing();
  const { house } = scene.scene;
  kept = await accessesTo(house, [scene.customer(), scene.customer()], new Date());
  erased = await scene.enteredAt(LONG_AGO, [scene.customer(), scene.customer()]);
  const id = await scene.proposed(bodies);
  expect((await scene.decide(scene.olivia, id)).status).toBe(200);
  stated = (await scene.found(id)).parts[0]?.entry ?? -1;
  files = await unzip((await makePack(house, BRIGHTLINE)).bytes);
});
afterAll(() => scene.scene.close());

const reportOf = async (pack: PackFiles) =>
  verifyPack(await openZip(new Blob([Uint8Array.from(await zip(pack))])), browserPorts);

/** Nothing else is wrong with the pack: without this check it would pass. */
async function foundOnly(pack: PackFiles): Promise<Check> {
  const { ok, checks } = await reportOf(pack);
  const failed = checks.filter(({ status }) => status === 'failed');
  expect(failed.map(({ id, problems }) => [id, problems])).toEqual([['completeness', expect.anything()]]);
  expect(ok).toBe(false);
  const [found] = failed;
  if (found === undefined) throw new Error('nothing was found');
  return found;
}

const linesOf = (pack: PackFiles, path: string): readonly string[] =>
  Buffer.from(pack.get(path) ?? [])
    .toString()
    .split('\n')
    .filter((line) => line !== '');
const indexOf = (line: string): number => (JSON.parse(line) as { index: number }).index;

/** Without the lines of these entries. */
function cut(pack: PackFiles, path: string, indices: readonly number[]): Map<string, Uint8Array> {
  const lines = linesOf(pack, path).filter((line) => !indices.includes(indexOf(line)));
  return new Map(pack).set(path, Buffer.from(lines.map((line) => `${line}\n`).join('')));
}

describe('the count of a pack', () => {
  it('adds up, names the entries that state what was erased, and stands in the ledger', async () => {
    const { completeness, entries } = manifestOf(files);
    expect(completeness).toMatchObject({ opened: entries, erased: 2, missing: 0, missingRanges: '' });
    expect(completeness.entries).toBe(entries + 2);
    expect(completeness.erasedBy).toEqual([
      { entry: stated, entries: 2, ranges: `${String(erased[0])}-${String(erased[1])}` },
    ]);
    const { ok, checks } = await reportOf(files);
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
    expect(ok).toBe(true);
    expect(checks.find(({ id }) => id === 'completeness')?.detail).toContain(
      `${String(entries)} in the pack, 2 erased by entries that say so, none missing`,
    );
    const counted = linesOf(files, packPaths.statements).find(
      (line) => indexOf(line) === completeness.counted,
    );
    expect(JSON.parse(counted ?? '{}')).toMatchObject({
      body: { act: 'evidence-counted', words: { opened: entries, erased: 2, missing: 0, windows: 'all' } },
    });
  });

  it.each<EvidenceScope>([
    { side: 'vendor', party: 'pty_brightline', windows: null },
    {
      side: 'auditor',
      party: null,
      windows: [{ from: '2012-01-01T00:00:00.000Z', until: '2013-01-01T00:00:00.000Z' }],
    },
    {
      side: 'auditor',
      party: null,
      windows: [{ from: '2024-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' }],
    },
  ])('is of the scope: $side, $windows', async (scope) => {
    const pack = await unzip((await makePack(scene.scene.house, BRIGHTLINE, scope)).bytes);
    const { ok, checks } = await reportOf(pack);
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
    expect(ok).toBe(true);
    const isLater = scope.windows?.[0]?.from.startsWith('2024') === true;
    expect(manifestOf(pack).completeness.erased).toBe(isLater ? 0 : 2);
    // Its party would read that entry anyway; the auditor could not without it.
    expect(linesOf(pack, packPaths.statements).map(indexOf)).toContain(stated);
  });
});

describe('somebody who changes a pack, and writes everything anew to fit', () => {
  it('cannot take an opening out', async () => {
    const [gone = -1] = kept;
    const fewer = cut(files, packPaths.entries(1), [gone]);
    const pack = withFittingManifest(fewer, ({ entries, completeness }) => ({
      entries: entries - 1,
      completeness,
    }));
    const { codes, problems } = await foundOnly(pack);
    expect(codes).toEqual(['opening-missing']);
    expect(problems.join()).toContain(`no entry in it says that they were erased: ${String(gone)}`);
  });

  it('cannot take it out of the counts and lists as well', async () => {
    const [gone = -1] = kept;
    const smaller = (list: string) =>
      list.replace(new RegExp(`\\b${String(gone)}-`), () => `${String(gone + 1)}-`);
    const fewer = cut(files, packPaths.entries(1), [gone]);
    const list = Buffer.from(files.get(packPaths.accounted) ?? []).toString();
    const both = fewer.set(packPaths.accounted, Buffer.from(smaller(list)));
    const pack = withFittingManifest(both, ({ entries, completeness }) => ({
      entries: entries - 1,
      completeness: { ...completeness, entries: completeness.entries - 1, opened: completeness.opened - 1 },
    }));
    const { codes, problems } = await foundOnly(pack);
    expect(codes).toEqual(['count-false', 'count-unusable']);
    expect(problems.join()).toContain('is not the list that the ledger counted');
  });

  it('cannot say another count', async () => {
    const pack = withFittingManifest(files, ({ completeness }) => ({
      completeness: { ...completeness, erased: 3, opened: completeness.opened - 1 },
    }));
    const { codes, problems } = await foundOnly(pack);
    expect(codes).toEqual(['count-false']);
    expect(problems.join()).toContain('erased is 3 by the manifest, and 2 by entry');
  });

  it('cannot take the entry of an erasure out, nor put another in its place', async () => {
    const without = cut(cut(files, packPaths.statements, [stated]), packPaths.entries(1), [stated]);
    const silent = withFittingManifest(without, ({ entries, completeness }) => ({
      entries: entries - 1,
      completeness: { ...completeness, erasedBy: [] },
    }));
    const { codes, problems } = await foundOnly(silent);
    expect(codes).toEqual(['opening-missing']);
    expect(problems.join()).toContain(`${String(erased[0])}-${String(erased[1])}`);
    const named = withFittingManifest(cut(files, packPaths.statements, [stated]));
    const told = await foundOnly(named);
    expect(told.codes).toEqual(['erasure-unstated', 'opening-missing']);
    expect(told.problems.join()).toContain(`entry ${String(stated)} is said to state`);
  });

  it('cannot use the count of a smaller scope, or none', async () => {
    const windows = [{ from: '2024-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' }];
    const scope: EvidenceScope = { side: 'auditor', party: null, windows };
    const narrow = await unzip((await makePack(scene.scene.house, BRIGHTLINE, scope)).bytes);
    const other = withFittingManifest(narrow, () => ({
      scope: { side: 'company', party: null, windows: null },
    }));
    expect((await foundOnly(other)).codes).toEqual(['count-unusable']);
    const { counted } = manifestOf(files).completeness;
    const none = withFittingManifest(cut(files, packPaths.statements, [counted]));
    expect((await foundOnly(none)).problems.join()).toContain(`entry ${String(counted)} is not there`);
  });
});

describe('cordon evidence verify', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cordon-pack-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function verified(pack: PackFiles, ...more: string[]) {
    await rm(folder, { recursive: true });
    for (const [name, bytes] of pack) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), bytes);
    }
    let [out, err] = ['', ''];
    const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
    const code = await runCommand(['evidence', 'verify', folder, ...more], io);
    return { code, err, report: JSON.parse(out) as Record<string, unknown> };
  }

  it('says of an unpacked pack what its page says, and names what is missing by its code', async () => {
    const { vkey } = scene.scene.house.book;
    const good = await verified(files, '--key', vkey);
    expect(good).toMatchObject({ code: 0, report: { ok: true, keyHolds: true } });
    expect(good.err).toContain('none missing');
    const [gone = -1] = kept;
    const fewer = withFittingManifest(cut(files, packPaths.entries(1), [gone]), ({ entries }) => ({
      entries: entries - 1,
    }));
    const bad = await verified(fewer);
    expect(bad).toMatchObject({ code: 1, report: { ok: false, keyHolds: null } });
    expect(bad.err).toContain('(opening-missing)');
    expect(await verified(files, '--key', 'other+00000000+AA==')).toMatchObject({ code: 1 });
  });

  it('takes nothing else for a pack', async () => {
    let err = '';
    const io = { out: () => undefined, err: (text: string) => (err += text) };
    expect(await runCommand(['evidence', 'verify', tmpdir()], io)).toBe(2);
    expect(err).toContain('is no unpacked pack');
  });
});

describe('an installation whose bodies somebody changed', () => {
  it('counts what is gone as missing, and its pack accuses', async () => {
    const [gone = -1] = await accessesTo(scene.scene.house, [scene.customer()], new Date());
    const [row] = await scene.scene.asOwner<Record<string, unknown>>(
      'SELECT * FROM cordon.ledger_bodies WHERE idx = $1',
      [gone],
    );
    await scene.tamper('DELETE FROM cordon.ledger_bodies WHERE idx = $1', [gone]);
    const { bytes, made } = await makePack(scene.scene.house, BRIGHTLINE);
    expect(made).toMatchObject({ completeness: { missing: 1 } });
    expect(made.problems).toEqual([
      expect.stringMatching(new RegExp(`^opening-missing: .* ${String(gone)}$`)),
    ]);
    const { codes, problems } = await foundOnly(await unzip(bytes));
    expect(codes).toEqual(['opening-missing']);
    expect(problems.join()).toContain(`no entry says why: ${String(gone)}`);
    const names = Object.keys(row ?? {});
    await scene.tamper(
      `INSERT INTO cordon.ledger_bodies (${names.join()}) VALUES (${names.map((_, at) => `$${String(at + 1)}`).join()})`,
      Object.values(row ?? {}),
    );
  });

  it('is found by what it counted before: a body that was moved where nobody counts it', async () => {
    const [moved = -1] = await accessesTo(scene.scene.house, [scene.customer()], new Date());
    await makePack(scene.scene.house, BRIGHTLINE);
    await scene.tamper('UPDATE cordon.ledger_bodies SET agreement_id = NULL WHERE idx = $1', [moved]);
    const { codes, problems } = await foundOnly(
      await unzip((await makePack(scene.scene.house, BRIGHTLINE)).bytes),
    );
    expect(codes).toEqual(['opening-missing']);
    expect(problems.join()).toMatch(/entry \d+ counted \d+ entries below \d+, and this pack accounts for/);
  });
});
