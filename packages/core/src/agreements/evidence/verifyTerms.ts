import { canonicalText, fromBase64, fromUtf8, toUtf8, verifyBytes, type JsonValue } from '@cordon/ledger';
import { packPaths, type EvidenceManifest, type PackedVersion } from './manifest.ts';
import { hex, isRecord, parseJson, type PackReader, type VerifyPorts } from './reader.ts';
import { Findings, type Check } from './report.ts';

/** The terms of a pack, as far as they hold. */
export interface VerifiedTerms {
  readonly checks: readonly Check[];
  /** Hashes of the terms that both parties signed: what may have decided an access. */
  readonly signedByBoth: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/**
 * The hash of every version's terms, that they are this agreement's, and whose signatures hold over that very hash.
 * What a party signs: the domain-tagged hash of the canonical terms, Ed25519.
 */
export async function verifyTerms(
  reader: PackReader,
  { agreement }: EvidenceManifest,
  { digest }: VerifyPorts,
): Promise<VerifiedTerms> {
  const terms = new Findings();
  const signatures = new Findings();
  const all = new Set<string>();
  const signedByBoth = new Set<string>();
  const words: string[] = [];
  const parties = [agreement.controller, agreement.processor];
  for (const version of await versionsOf(reader, terms)) {
    const path = packPaths.terms(version.version);
    const bytes = await reader.read(path);
    const problem = bytes === null ? 'it is missing' : problemOf(agreement, version, bytes);
    if (bytes === null || problem !== null) {
      terms.fail(`${path}: ${problem ?? ''}`);
      continue;
    }
    if (hex(await digest(bytes)) !== version.termsHash) {
      terms.fail(`${path}: its hash is not the one that was signed`);
      continue;
    }
    all.add(version.termsHash);
    const signed = parties.filter(({ id, name }) => {
      const own = version.signatures.filter(({ party }) => party === id);
      for (const one of own.filter((signature) => !holds(signature, version.termsHash))) {
        signatures.fail(
          `version ${String(version.version)}: the signature of ${name} of ${one.at} does not hold`,
        );
      }
      return own.some((signature) => holds(signature, version.termsHash));
    });
    const keys = new Set(version.signatures.map(({ publicKey }) => publicKey));
    if (signed.length === 2 && keys.size >= 2) signedByBoth.add(version.termsHash);
    else if (signed.length === 2)
      signatures.fail(`version ${String(version.version)}: one key signed for both`);
    words.push(
      `version ${String(version.version)} by ${signed.map(({ name }) => name).join(' and ') || 'nobody yet'}`,
    );
  }
  return {
    checks: [
      terms.check('terms', `The terms of ${plural(all.size, 'version')} hash to what was signed.`),
      signatures.check(
        'signatures',
        words.length === 0 ? 'There is no version.' : `Signed: ${words.join('; ')}.`,
        words.length === 0,
      ),
    ],
    ...{ signedByBoth, all },
  };
}

/** The text an Ed25519 key of a party signs: a tag keeps it from passing for anything else. */
function message(termsHash: string): Uint8Array {
  return toUtf8(`cordon-terms/v1\n${termsHash}\n`);
}

function holds({ publicKey, signature }: PackedVersion['signatures'][number], termsHash: string): boolean {
  try {
    return verifyBytes(fromBase64(signature), message(termsHash), fromBase64(publicKey));
  } catch {
    return false;
  }
}

function problemOf(
  agreement: EvidenceManifest['agreement'],
  { version }: PackedVersion,
  bytes: Uint8Array,
): string | null {
  try {
    const value = parseJson(bytes, 'it');
    if (!isRecord(value)) return 'it holds no terms';
    if (canonicalText(value as JsonValue) !== fromUtf8(bytes)) return 'it is not canonical JSON';
    const own =
      value.agreement === agreement.id &&
      value.version === version &&
      value.controller === agreement.controller.id &&
      value.processor === agreement.processor.id;
    return own ? null : 'these are the terms of another agreement or version';
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}

async function versionsOf(reader: PackReader, findings: Findings): Promise<readonly PackedVersion[]> {
  try {
    const value = parseJson(await reader.read(packPaths.versions), packPaths.versions);
    if (Array.isArray(value) && value.every(isVersion)) return value;
    findings.fail(`${packPaths.versions} does not list versions`);
  } catch (error) {
    findings.fail(error instanceof Error ? error.message : `${packPaths.versions} cannot be read`);
  }
  return [];
}

function isVersion(value: unknown): value is PackedVersion {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value.version) &&
    typeof value.termsHash === 'string' &&
    Array.isArray(value.signatures) &&
    value.signatures.every(
      (one: unknown) =>
        isRecord(one) &&
        ['party', 'publicKey', 'signature', 'at'].every((name) => typeof one[name] === 'string'),
    )
  );
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
