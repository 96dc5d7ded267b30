import { canonicalText, fromUtf8, toHex, type JsonValue } from '@cordon/ledger';
import { packPaths, type EvidenceManifest, type PackedSignature, type PackedVersion } from './manifest.ts';
import { isRecord, parseJson, type PackReader, type VerifyPorts } from './reader.ts';
import { Findings, type Check } from './report.ts';
import { holds } from './verifySignature.ts';

/** The terms of a pack, as far as they hold. */
export interface VerifiedTerms {
  readonly checks: readonly Check[];
  /**
   * Hashes of the terms that both parties signed, each with a key of its own: what may have decided an access, and until
   * when (epoch milliseconds), since a revoked key's signature counts no longer from then on.
   */
  readonly signedByBoth: ReadonlyMap<string, number>;
  readonly all: ReadonlySet<string>;
  /** Versions whose terms hold. */
  readonly versions: readonly PackedVersion[];
}

/**
 * The hash of every version's terms, that they are this agreement's, and whose signatures hold over that very hash and
 * the document that people read. What each party signed is made here anew, never read from the pack.
 */
export async function verifyTerms(
  reader: PackReader,
  { agreement }: EvidenceManifest,
  { digest, seal }: VerifyPorts,
): Promise<VerifiedTerms> {
  const terms = new Findings();
  const signatures = new Findings();
  const versions: PackedVersion[] = [];
  const signedByBoth = new Map<string, number>();
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
    if (toHex(await digest(bytes)) !== version.termsHash) {
      terms.fail(`${path}: its hash is not the one that was signed`);
      continue;
    }
    versions.push(version);
    const nameOf = (party: string) => parties.find(({ id }) => id === party)?.name ?? party;
    const good: PackedSignature[] = [];
    for (const one of version.signatures) {
      if (await holds(agreement, version, one, seal)) good.push(one);
      else
        signatures.fail(
          `version ${String(version.version)}: the signature of ${nameOf(one.party)} of ${one.at} does not hold`,
        );
    }
    const signed = parties.filter(({ id }) => good.some(({ party }) => party === id));
    const keys = new Set(good.map(({ publicKey }) => publicKey));
    if (signed.length === 2 && keys.size >= 2) {
      const ends = good.map(({ revokedAt }) => (revokedAt === null ? Infinity : Date.parse(revokedAt)));
      signedByBoth.set(version.termsHash, Math.min(...ends));
    } else if (signed.length === 2)
      signatures.fail(`version ${String(version.version)}: one key signed for both`);
    const revoked = good.filter(({ revokedAt }) => revokedAt !== null);
    const ended = revoked.map(({ party, revokedAt }) => `${nameOf(party)}'s key revoked ${revokedAt ?? ''}`);
    words.push(
      `version ${String(version.version)} by ${signed.map(({ name }) => name).join(' and ') || 'nobody yet'}` +
        (ended.length === 0 ? '' : ` (${ended.join(', ')})`),
    );
  }
  const all = new Set(versions.map(({ termsHash }) => termsHash));
  return {
    checks: [
      terms.check('terms', `The terms of ${plural(all.size, 'version')} hash to what was signed.`),
      signatures.check(
        'signatures',
        words.length === 0 ? 'There is no version.' : `Signed: ${words.join('; ')}.`,
        words.length === 0,
      ),
    ],
    ...{ signedByBoth, all, versions },
  };
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
      value.processor === agreement.processor.id &&
      value.controller !== value.processor;
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

const SIGNATURE = [
  ...['party', 'keyParty', 'at', 'rpId'],
  ...['publicKey', 'authenticatorData', 'clientDataJSON', 'signature'],
];

function isVersion(value: unknown): value is PackedVersion {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value.version) &&
    typeof value.termsHash === 'string' &&
    (value.documentHash === null || typeof value.documentHash === 'string') &&
    Array.isArray(value.signatures) &&
    value.signatures.every(
      (one: unknown) =>
        isRecord(one) &&
        SIGNATURE.every((name) => typeof one[name] === 'string') &&
        (one.revokedAt === null || typeof one.revokedAt === 'string'),
    )
  );
}

/** A number with its noun, thousands apart. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
