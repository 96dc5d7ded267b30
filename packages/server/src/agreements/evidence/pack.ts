import {
  isPackPath,
  manifestText,
  packPaths,
  type EvidenceManifest,
  type EvidenceScope,
  type EvidenceSection,
  type PackCompleteness,
} from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import {
  canonicalText,
  openEntry,
  parseLeaf,
  tilePath,
  tilesProving,
  toBase64,
  toUtf8,
  type JsonValue,
} from '@cordon/ledger';
import { closingOf } from '../closing/closing.ts';
import type { AgreementEntry } from '../../ledger/index.ts';
import { missingWords, type PackCount } from './counting.ts';
import type { PackContext, PackFile, PackPorts } from './ports.ts';
import { entryScopeOf, sectionsOf } from './sections.ts';
import { summaryOf, type Summary } from './summary.ts';

/** Entries in one file. It bounds what is in memory at a time, here and wherever the pack is verified. */
const PER_FILE = 2_000;

/** What is told while a pack is made. */
export interface PackWatcher {
  /** Before the first file: how many entries there will be. */
  begun(entries: number): Promise<void>;
  progress(entries: number): Promise<void>;
  /** Before the last file: the manifest is complete, and its hash has to be entered. */
  complete(manifest: {
    readonly hash: string;
    readonly entries: number;
    readonly files: number;
    readonly size: number;
  }): Promise<void>;
}

/**
 * The files of an evidence pack, in the order they are written: the same state gives the same bytes, but for the time.
 * Everything is as of one checkpoint, and what is too much for memory comes piece by piece.
 * @returns problems of what is kept (an entry that no longer opens): they are in the pack for everybody to find
 * @throws Failure `not-found`
 */
export async function* packFiles(
  ports: PackPorts,
  id: string,
  scope: EvidenceScope,
  count: PackCount & Pick<PackCompleteness, 'counted'>,
  watcher: PackWatcher,
): AsyncGenerator<PackFile, readonly string[], undefined> {
  const { agreements, checkpoint, sha256, now } = ports;
  const agreement = await agreements.find(id);
  if (agreement === null) throw new Failure('not-found', `no agreement ${id}`);
  const at = await checkpoint();
  if (at === null) throw new Failure('not-found', 'the ledger is empty');
  const page = await ports.page();
  const total = count.opened;
  await watcher.begun(total);
  const context: PackContext = {
    ...{ agreement, scope },
    versions: (await agreements.versions(id)).toReversed(),
    closing: await closingOf(ports.closing, agreement),
    undertakings: await ports.sources.undertakingsOf(agreement, count.size),
  };
  const files: { path: string; size: number; sha256: string }[] = [];
  const sections: EvidenceSection[] = [];
  const listed = (file: PackFile): PackFile => {
    if (!isPackPath(file.path)) throw new Error('a file of the pack has a name that no pack may have');
    files.push({
      path: file.path,
      size: file.bytes.length,
      sha256: Buffer.from(sha256(file.bytes)).toString('hex'),
    });
    return file;
  };
  for (const section of sectionsOf({
    ...ports,
    checkpoint: () => Promise.resolve({ ...at, size: count.size }),
  })) {
    const before = files.length;
    for await (const file of await section.files(context)) yield listed(file);
    const count = files.length - before;
    sections.push({
      id: section.id,
      title: section.title,
      files: count,
      missing: count === 0 ? section.missing : null,
    });
  }
  const problems: string[] = count.missing === 0 ? [] : [missingWords(count)];
  const entries = entryFiles(ports, id, scope, count, watcher, problems);
  for (;;) {
    const { value, done } = await entries.next();
    if (done === true) {
      sections.push({
        id: 'accesses',
        title: 'Entries of the agreement',
        files: value.files,
        missing: value.files === 0 ? 'Nothing was entered yet.' : null,
      });
      let tiles = 0;
      const changes = await ports.ledger.keyChanges(at.size);
      const statements = [...count.statements, ...(await ports.ledger.these([count.counted]))];
      const proven = [
        ...statements.map(({ index }) => index),
        ...value.indices,
        ...context.undertakings.map(({ entry }) => entry.index),
        ...changes.map(({ index }) => index),
      ];
      for (const tile of tilesProving(at.size, proven)) {
        tiles++;
        yield listed({ path: packPaths.tile(tilePath(tile)), bytes: await ports.tileBytes(tile) });
      }
      if (changes.length > 0)
        yield listed({ path: packPaths.rotations, bytes: toUtf8(changes.map(lineOf).join('')) });
      yield listed({ path: packPaths.statements, bytes: toUtf8(statements.map(lineOf).join('')) });
      yield listed({ path: packPaths.accounted, bytes: toUtf8(count.list) });
      yield listed({ path: packPaths.keys, bytes: toUtf8(ports.vkeys.map((vkey) => `${vkey}\n`).join('')) });
      yield listed({ path: packPaths.checkpoint, bytes: toUtf8(at.note) });
      sections.push({
        id: 'ledger',
        title: 'Checkpoint of the ledger and the tiles that prove the entries',
        files: tiles + 4 + Math.min(changes.length, 1),
        missing: null,
      });
      break;
    }
    yield listed(value);
  }
  const manifest: EvidenceManifest = {
    type: 'cordon-evidence/v2',
    agreement: {
      ...{ id, title: agreement.title, controller: agreement.controller, processor: agreement.processor },
      endedAt: context.closing.closedAt?.toISOString() ?? null,
    },
    madeAt: now().toISOString(),
    scope,
    ledger: { origin: ports.origin, size: at.size },
    entries: total,
    completeness: completenessOf(count),
    sections,
    files,
  };
  const text = manifestText(manifest);
  const bytes = toUtf8(text);
  // Entered before the last byte leaves: no whole pack is about that the ledger does not know.
  await watcher.complete({
    hash: Buffer.from(sha256(bytes)).toString('hex'),
    entries: total,
    files: files.length,
    size: at.size,
  });
  yield { path: packPaths.manifest, bytes };
  yield { path: packPaths.page, bytes: toUtf8(withManifest(page, text)) };
  return problems;
}

function completenessOf({
  accounted: _,
  list: __,
  statements: ___,
  ...completeness
}: PackCount & Pick<PackCompleteness, 'counted'>): PackCompleteness {
  return completeness;
}

interface Written {
  readonly files: number;
  /** Where leaves are needed, one index a tile: what is kept of many thousands. */
  readonly indices: Iterable<number>;
}

async function* entryFiles(
  ports: PackPorts,
  id: string,
  scope: EvidenceScope,
  { size, opened }: PackCount,
  watcher: PackWatcher,
  problems: string[],
): AsyncGenerator<PackFile, Written, undefined> {
  const indices = new Map<number, number>();
  const summary: Summary = summaryOf();
  let after = -1;
  let done = 0;
  let part = 0;
  for (;;) {
    const rows = await ports.ledger.entries(id, entryScopeOf(scope), { after, size, limit: PER_FILE });
    if (rows.length === 0) break;
    for (const row of rows) {
      indices.set(Math.floor(row.index / 256), row.index);
      if (!opens(row)) problems.push(`entry ${String(row.index)} does not open its commitment`);
      summary.add(row);
    }
    after = rows.at(-1)?.index ?? size;
    done += rows.length;
    part++;
    yield { path: packPaths.entries(part), bytes: toUtf8(rows.map(lineOf).join('')) };
    await watcher.progress(done);
  }
  // Else a pack would accuse somebody of hiding what two people erased a moment ago.
  if (done !== opened) throw new Failure('conflict', 'what was counted is not what is there any more');
  if (part > 0) yield* summary.files();
  return { files: part === 0 ? 0 : part + 1, indices: indices.values() };
}

function lineOf({ index, leaf, salt, body }: AgreementEntry): string {
  // The body is canonical, so it stands in the line as it was hashed.
  return `{"body":${body},"index":${String(index)},"leaf":${JSON.stringify(leaf)},"salt":"${toBase64(salt)}"}\n`;
}

function opens({ leaf, salt, body }: AgreementEntry): boolean {
  try {
    const value = JSON.parse(body) as JsonValue;
    return canonicalText(value) === body && openEntry(parseLeaf(toUtf8(leaf)), salt, value);
  } catch {
    return false;
  }
}

/** What the page holds in the place of the manifest, when it is built. */
export const PAGE_SLOT = '<script type="application/json" id="manifest">null</script>';

/** The page with the manifest in it, so that it knows which pack it came with. No text of it can end the element. */
function withManifest(page: string, manifest: string): string {
  const safe = manifest.replaceAll('<', '\\u003c');
  if (!page.includes(PAGE_SLOT))
    throw new Failure('internal', 'the page that verifies packs has no place for a manifest');
  return page.replace(PAGE_SLOT, () => PAGE_SLOT.replace('null', () => safe));
}
