import { fromBase64, toHex } from '@cordon/ledger';
import { wrongWithCertificate } from '../closing/index.ts';
import { assertionHash, settled } from '../seal/index.ts';
import { packPaths, type EvidenceManifest, type PackedCertificate } from './manifest.ts';
import { isRecord, parseJson, type PackReader, type VerifyPorts } from './reader.ts';
import { Findings, type Check } from './report.ts';
import type { EnteredDocument } from './verifyEntries.ts';
import { assertionOf } from './verifySignature.ts';
import { plural } from './verifyTerms.ts';

/**
 * The vendor's certificates of deletion: each text hashes to what a passkey of the vendor's signed, and the ledger's entry
 * names certificate, key and assertion.
 * @param entered entries that were proven to stand in the ledger
 */
export async function verifyCertificates(
  reader: PackReader,
  manifest: EvidenceManifest,
  { seal }: Pick<VerifyPorts, 'seal'>,
  entered: readonly EnteredDocument[],
): Promise<Check> {
  const findings = new Findings();
  const { party, windows } = manifest.scope;
  let count = 0;
  let unnamed = 0;
  try {
    const bytes = await reader.read(packPaths.certificates);
    const list = bytes === null ? [] : parseJson(bytes, packPaths.certificates);
    if (!Array.isArray(list) || !list.every(isCertificate))
      throw new Error('the certificates cannot be read');
    for (const certificate of list) {
      count++;
      const where = `${packPaths.certificates}, number ${String(count)}`;
      const problem = await problemOf(certificate, manifest, seal);
      if (problem !== null) {
        findings.fail(`${where}: ${problem}`);
        continue;
      }
      const named = nameIn(entered, certificate, seal);
      if (named === 'another') findings.fail(`${where}: the ledger's entry names something else`);
      else if (named === 'none' && party === null && windows === null) {
        findings.fail(`${where}: no entry names it`);
      } else if (named === 'none') unnamed++;
    }
  } catch (error) {
    findings.fail(error instanceof Error ? error.message : 'the certificates cannot be read');
  }
  const rest =
    unnamed === 0 ? '' : ` The entries of ${String(unnamed)} are not in this pack, which does not hold all.`;
  const good =
    count === 0
      ? 'The vendor has not certified deletion.'
      : `${plural(count, 'certificate')} of deletion, signed with a passkey of the vendor's, the person verified.${rest}`;
  return findings.check('certificate', good, count === 0);
}

async function problemOf(
  packed: PackedCertificate,
  { agreement }: EvidenceManifest,
  seal: VerifyPorts['seal'],
): Promise<string | null> {
  try {
    const signed = {
      ...packed,
      person: packed.person.id,
      publicKey: fromBase64(packed.publicKey),
      assertion: assertionOf(packed),
      revokedAt: packed.revokedAt === null ? null : new Date(packed.revokedAt),
    };
    return await settled((crypto) => wrongWithCertificate(signed, agreement, crypto), seal);
  } catch {
    return 'its signature cannot be read';
  }
}

function nameIn(
  entered: readonly EnteredDocument[],
  packed: PackedCertificate,
  seal: VerifyPorts['seal'],
): 'this' | 'another' | 'none' {
  const own = entered.filter(
    ({ act, words }) => act === 'deletion-certified' && words.certificate === packed.hash,
  );
  if (own.length === 0) return 'none';
  const assertion = toHex(assertionHash(assertionOf(packed), seal));
  const same = own.some(
    ({ party, person, words }) =>
      party === packed.party &&
      person === packed.person.id &&
      words.key === packed.publicKey &&
      words.assertion === assertion,
  );
  return same ? 'this' : 'another';
}

const TEXTS = [
  ...['text', 'hash', 'party', 'keyParty', 'at', 'rpId'],
  ...['publicKey', 'authenticatorData', 'clientDataJSON', 'signature'],
];

function isCertificate(value: unknown): value is PackedCertificate {
  return (
    isRecord(value) &&
    TEXTS.every((name) => typeof value[name] === 'string') &&
    isRecord(value.person) &&
    typeof value.person.id === 'string' &&
    typeof value.person.name === 'string' &&
    (value.revokedAt === null || typeof value.revokedAt === 'string')
  );
}
