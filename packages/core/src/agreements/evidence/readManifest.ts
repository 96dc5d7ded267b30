import { canonicalText, fromUtf8, type JsonValue } from '@cordon/ledger';
import { isPackPath, packPaths, type EvidenceManifest } from './manifest.ts';
import { isRecord, parseJson } from './reader.ts';

/**
 * Reads a manifest that may be anybody's.
 * @throws Error in plain words for anything but a canonical manifest of this version
 */
export function readManifest(bytes: Uint8Array | null): EvidenceManifest {
  const value = parseJson(bytes, packPaths.manifest);
  if (!isManifest(value)) throw new Error(`${packPaths.manifest} is not one of an evidence pack (version 2)`);
  if (bytes === null || canonicalText(value as unknown as JsonValue) !== fromUtf8(bytes)) {
    throw new Error(`${packPaths.manifest} is not written in its canonical form`);
  }
  const paths = value.files.map(({ path }) => path);
  if (new Set(paths).size !== paths.length) throw new Error(`${packPaths.manifest} names a file twice`);
  const strange = paths.find((path) => !isPackPath(path));
  if (strange !== undefined) throw new Error(`${packPaths.manifest} names a file that no pack has`);
  return value;
}

function isManifest(value: unknown): value is EvidenceManifest {
  if (!isRecord(value) || value.type !== 'cordon-evidence/v2') return false;
  const { agreement, scope, ledger, entries, completeness, sections, files, madeAt } = value;
  return (
    isRecord(agreement) &&
    ['id', 'title'].every((name) => typeof agreement[name] === 'string') &&
    (agreement.endedAt === null || typeof agreement.endedAt === 'string') &&
    [agreement.controller, agreement.processor].every(isParty) &&
    typeof madeAt === 'string' &&
    isRecord(scope) &&
    typeof scope.side === 'string' &&
    (scope.party === null || typeof scope.party === 'string') &&
    (scope.windows === null || (Array.isArray(scope.windows) && scope.windows.every(isWindow))) &&
    isRecord(ledger) &&
    typeof ledger.origin === 'string' &&
    Number.isSafeInteger(ledger.size) &&
    Number.isSafeInteger(entries) &&
    isCompleteness(completeness) &&
    Array.isArray(sections) &&
    sections.every(isSection) &&
    Array.isArray(files) &&
    files.every(isFile)
  );
}

function isCompleteness(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['counted', 'size', 'entries', 'opened', 'erased', 'missing'].every((name) =>
      Number.isSafeInteger(value[name]),
    ) &&
    typeof value.missingRanges === 'string' &&
    Array.isArray(value.erasedBy) &&
    value.erasedBy.every(
      (one) =>
        isRecord(one) &&
        Number.isSafeInteger(one.entry) &&
        Number.isSafeInteger(one.entries) &&
        typeof one.ranges === 'string',
    )
  );
}

function isWindow(value: unknown): boolean {
  return isRecord(value) && typeof value.from === 'string' && typeof value.until === 'string';
}

function isParty(value: unknown): boolean {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';
}

function isSection(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.title === 'string' &&
    Number.isSafeInteger(value.files) &&
    (value.missing === null || typeof value.missing === 'string')
  );
}

function isFile(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.path === 'string' &&
    Number.isSafeInteger(value.size) &&
    typeof value.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(value.sha256)
  );
}
