import { packPaths, type EvidenceManifest, type EvidenceScope } from '@cordon/core/agreements';
import { openZip } from '../../packages/console/src/verify/zip.ts';
import { zipped } from '../../packages/server/src/agreements/evidence/zip.ts';
import { exportPack } from '../../packages/server/src/agreements/evidence/exporting.ts';
import type { House } from '../../packages/server/src/compose.ts';
import { createHash, randomUUID } from 'node:crypto';

/** The files of a pack, by path, in the order they stand in the zip. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

const OPERATOR: EvidenceScope = { side: 'operator', party: null, windows: null };

/** Makes a pack as the command does. */
export async function makePack(house: House, agreement: string, scope = OPERATOR) {
  const asker = { person: null, party: null, ip: null };
  const pack = exportPack(house.evidence, asker, agreement, scope, randomUUID());
  const pieces: Uint8Array[] = [];
  for (;;) {
    const next = await pack.next();
    if (next.done === true) return { bytes: Buffer.concat(pieces), made: next.value };
    pieces.push(next.value);
  }
}

export async function unzip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const reader = await openZip(new Blob([Uint8Array.from(bytes)]));
  const files = new Map<string, Uint8Array>();
  for (const path of reader.paths) files.set(path, (await reader.read(path)) ?? new Uint8Array(0));
  return files;
}

export async function zip(files: PackFiles): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const all = async function* () {
    for (const [path, bytes] of files) yield { path, bytes };
  };
  for await (const piece of zipped(all())) pieces.push(piece);
  return Buffer.concat(pieces);
}

export function manifestOf(files: PackFiles): EvidenceManifest {
  return JSON.parse(Buffer.from(files.get(packPaths.manifest) ?? []).toString()) as EvidenceManifest;
}

/**
 * What somebody does who knows how a pack is made: the manifest is written anew to fit the changed files.
 * @param change what else of it is written anew
 */
export function withFittingManifest(
  files: PackFiles,
  change: (manifest: EvidenceManifest) => Partial<EvidenceManifest> = () => ({}),
): Map<string, Uint8Array> {
  const manifest = manifestOf(files);
  const listed = manifest.files.map(({ path }) => {
    const bytes = files.get(path) ?? new Uint8Array(0);
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  });
  const text = JSON.stringify(sorted({ ...manifest, ...change(manifest), files: listed }));
  return new Map(files).set(packPaths.manifest, Buffer.from(text));
}

/** With keys in canonical order, at every depth. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** One byte of a file changed: a letter for another one, so that JSON stays JSON where it can. */
export function changed(files: PackFiles, path: string, find: RegExp): Map<string, Uint8Array> {
  const text = Buffer.from(files.get(path) ?? []).toString('latin1');
  const found = find.exec(text);
  if (found === null) throw new Error(`nothing to change in ${path}`);
  const at = found.index + found[0].length - 1;
  const bytes = Buffer.from(text, 'latin1');
  const old = bytes.readUInt8(at);
  bytes.writeUInt8(old === 0x61 ? 0x62 : old === 0x31 ? 0x32 : old >= 0x30 && old <= 0x39 ? 0x31 : 0x61, at);
  return new Map(files).set(path, bytes);
}
