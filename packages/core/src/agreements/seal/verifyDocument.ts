import { LedgerError } from '@cordon/ledger';
import { challengeOf } from '../statement.ts';
import { wrongWithAssertion } from './assertion.ts';
import { attachmentsOf } from './attachments.ts';
import { sameBytes, toHex } from './bytes.ts';
import { nameOf, type Certificate } from './certificate.ts';
import { checkSeal, type Seal, type Trust } from './checkSeal.ts';
import { contentOf, type AgreementContent } from './content.ts';
import type { SealCrypto } from './crypto.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import type { Finding, SealReport, SignatureReport } from './report.ts';
import { readRevisions, type Revision, type Revisions } from './revisions.ts';
import { must, SealError } from './sealError.ts';

/** What the verifier is told from outside the file. */
export interface Known {
  readonly trust: Trust;
  /** SHA-256 of the file as the ledger has it, hex, when it is at hand. */
  readonly fileHash?: string;
  /** Keys of the parties as the ledger names them, DER SubjectPublicKeyInfo, when they are at hand. */
  readonly keys?: readonly { readonly party: string; readonly publicKey: Uint8Array }[];
}

const ROLES = { company: 'controller', vendor: 'processor' } as const;
const WHO = { company: 'The company’s', vendor: 'The vendor’s', platform: 'The platform’s' } as const;
/** Subject attribute with the party's id in a certificate that Cordon made for one signature. */
const SERIAL_NUMBER = '2.5.4.5';
const OURS = 'cordon:';

type Field = keyof typeof WHO;

/**
 * Checks a signed document of Cordon from its bytes alone: an agreement with both parties' signatures, or a certificate
 * of completion. Nothing is taken on anybody's word but the trusted certificates'; one changed byte is found.
 * @returns what was found, never an error for a bad file
 */
export function verifyDocument(file: Uint8Array, known: Known, crypto: SealCrypto): SealReport {
  const fileHash = toHex(crypto.sha256(file));
  const empty = {
    agreement: null,
    version: null,
    title: null,
    documentHash: null,
    termsHash: null,
    signatures: [],
  };
  const findings: Finding[] = [];
  const look = lookInto(findings);
  const revisions = look('Nothing was added but signatures, and the last one covers the whole file.', () => {
    const read = readRevisions(file);
    checkFields(fieldsOf(read), read);
    return read;
  });
  if (known.fileHash !== undefined) {
    look('The file is the one in the ledger.', () => {
      must(known.fileHash === fileHash, 'The ledger has another file.');
    });
  }
  if (revisions === null) return { ok: false, kind: null, fileHash, ...empty, findings };
  const kind = revisions.signatures.some(({ field }) => field === 'platform') ? 'completion' : 'agreement';
  const documentHash = toHex(crypto.sha256(revisions.base.bytes));
  if (kind === 'agreement') {
    look('Both parties have signed.', () => {
      must(revisions.signatures.length === 2, 'The vendor has not signed yet.');
    });
  }
  const about =
    kind === 'completion'
      ? { ...empty, signatures: revisions.signatures.map((one) => platformSeal(one, known, crypto)) }
      : agreement(revisions, { ...known, documentHash }, crypto, look);
  const ok = [findings, ...about.signatures.map((one) => one.findings)].flat().every((finding) => finding.ok);
  return { ok, kind, fileHash, ...about, documentHash, findings };
}

/** Runs a check and notes how it went. */
type Look = <T>(holds: string, check: () => T) => T | null;

function lookInto(findings: Finding[]): Look {
  return (holds, check) => {
    try {
      const result = check();
      findings.push({ ok: true, text: holds });
      return result;
    } catch (error) {
      // Text that is no text, or JSON that has no canonical form.
      const unreadable = error instanceof LedgerError ? 'A part of the document cannot be read.' : null;
      if (unreadable === null && !(error instanceof SealError)) throw error;
      findings.push({ ok: false, text: unreadable ?? (error as SealError).message });
      return null;
    }
  };
}

/** Names of the document's signature fields, in its own order. */
function fieldsOf({ base }: Revisions): readonly string[] {
  const catalog = base.object(base.trailer.root);
  const form = /\n\/AcroForm (\d+) 0 R\n/.exec(catalog.slice(0, catalog.indexOf('endobj')));
  must(form !== null, 'The document has no signature fields.');
  const fields = /^\d+ 0 obj\n<<\n\/Fields \[((?:\d+ 0 R ?)+)\]\n/.exec(base.object(Number(form[1])));
  must(fields !== null, 'The document has no signature fields.');
  return Array.from((fields[1] ?? '').matchAll(/(\d+) 0 R/g), ([, number]) => {
    const name = /^\d+ 0 obj\n<<\n\/FT \/Sig\n\/T \(([a-z]+)\)\n/.exec(base.object(Number(number)));
    must(name !== null, 'The document has a field that is not for a signature.');
    return name[1] ?? '';
  });
}

/** Only our fields, so that no other can be filled by somebody later, signed in their order. */
function checkFields(names: readonly string[], { signatures }: Revisions): void {
  const known = names.join() === 'company,vendor' || names.join() === 'platform';
  must(known, 'The document has other signature fields than it should have.');
  const signed = signatures.map(({ field }) => field);
  must(signed.length > 0, 'Nobody has signed the document.');
  must(
    signed.every((field, nth) => field === names[nth]),
    'The signatures are not in their order: the company signs first.',
  );
}

function agreement(
  { base, signatures }: Revisions,
  known: Known & { readonly documentHash: string },
  crypto: SealCrypto,
  look: Look,
): Omit<SealReport, 'ok' | 'kind' | 'fileHash' | 'findings' | 'documentHash'> {
  const content = look('The attached text and terms belong together.', () => {
    const read = contentOf(attachmentsOf(base));
    must(
      toHex(crypto.sha256(read.terms)) === read.termsHash,
      'The attached terms have another hash than the text says.',
    );
    return read;
  });
  const checked = signatures.map((one) => partySignature(one, { ...known, content }, crypto));
  if (checked.length < 2) return summary(content, checked, crypto);
  look('Both parties signed the same, each with a key of its own, the company first.', () => {
    const [company, vendor] = checked;
    must(company !== undefined && vendor !== undefined, 'A signature is missing.');
    const [first, second] = [company.evidence, vendor.evidence];
    must(first !== null && second !== null, 'One of the signatures does not hold.');
    must(!sameBytes(first.publicKey, second.publicKey), 'One key signed for both parties.');
    must(first.statement.party !== second.statement.party, 'One party signed for both.');
    const [earlier, later] = [company.seal, vendor.seal];
    must(
      earlier !== null && later !== null && earlier.at <= later.at,
      'The vendor’s timestamp is before the company’s.',
    );
  });
  return summary(content, checked, crypto);
}

function summary(
  content: AgreementContent | null,
  checked: readonly Checked[],
  crypto: SealCrypto,
): Omit<SealReport, 'ok' | 'kind' | 'fileHash' | 'findings' | 'documentHash'> {
  return {
    agreement: content?.agreement ?? null,
    version: content?.version ?? null,
    title: content?.title ?? null,
    termsHash: content === null ? null : toHex(crypto.sha256(content.terms)),
    signatures: checked.map(({ report }) => report),
  };
}

interface Checked {
  readonly report: SignatureReport;
  readonly seal: Seal | null;
  readonly evidence: Evidence | null;
}

function partySignature(
  revision: Revision,
  known: Known & { readonly documentHash: string; readonly content: AgreementContent | null },
  crypto: SealCrypto,
): Checked {
  const field = revision.field as 'company' | 'vendor';
  const findings: Finding[] = [];
  const look = lookInto(findings);
  const seal = lookAtSeal(revision, known, crypto, look);
  const evidence = look('The signer’s own passkey signed this document and these terms.', () => {
    const read = readEvidence(revision.contact);
    checkStatement(read, field, known);
    const { assertion, publicKey, rpId, statement } = read;
    const wrong = wrongWithAssertion(
      assertion,
      { publicKey, rpId },
      challengeOf(statement, crypto.sha256),
      crypto,
    );
    must(wrong === null, `${WHO[field]} passkey: ${wrong ?? ''}`);
    return read;
  });
  if (evidence !== null && seal !== null) {
    look('The seal was made for the party that signed.', () => {
      checkParty(seal.signer, evidence.statement.party);
    });
  }
  if (evidence !== null && known.keys !== undefined) {
    look('The passkey is the party’s own, as the ledger has it.', () => {
      const own = known.keys?.some(
        ({ party, publicKey }) =>
          party === evidence.statement.party && sameBytes(publicKey, evidence.publicKey),
      );
      must(own === true, 'The ledger knows no such key of this party.');
    });
  }
  const report: SignatureReport = {
    ...sealed(field, seal, findings),
    party: evidence?.statement.party ?? null,
    person: evidence?.person ?? null,
    keyFingerprint: evidence === null ? null : toHex(crypto.sha256(evidence.publicKey)),
  };
  return { report, seal, evidence };
}

function checkStatement(
  { statement }: Evidence,
  field: 'company' | 'vendor',
  { documentHash, content }: { readonly documentHash: string; readonly content: AgreementContent | null },
): void {
  must(statement.role === ROLES[field], `${WHO[field]} passkey signed for the other side.`);
  must(statement.documentHash === documentHash, `${WHO[field]} passkey signed another document.`);
  must(content !== null, `${WHO[field]} passkey cannot be compared with the attachments.`);
  must(statement.termsHash === content.termsHash, `${WHO[field]} passkey signed other terms.`);
  must(
    statement.agreement === content.agreement && statement.version === content.version,
    `${WHO[field]} passkey signed another agreement.`,
  );
  must(
    statement.party === content.parties[statement.role],
    `${WHO[field]} passkey signed for somebody else.`,
  );
}

/** A certificate that Cordon made names the party; one of the operator names the operator. */
function checkParty({ names }: Certificate, party: string): void {
  const serial = names.get(SERIAL_NUMBER);
  must(serial?.startsWith(OURS) !== true || serial === OURS + party, 'The seal was made for another party.');
}

function platformSeal(revision: Revision, known: Known, crypto: SealCrypto): SignatureReport {
  const findings: Finding[] = [];
  const seal = lookAtSeal(revision, known, crypto, lookInto(findings));
  return { ...sealed('platform', seal, findings), party: null, person: null, keyFingerprint: null };
}

function lookAtSeal(revision: Revision, { trust }: Known, crypto: SealCrypto, look: Look): Seal | null {
  return look(
    'The seal holds: nothing it covers was changed, and its certificate and timestamp are trusted.',
    () => checkSeal(revision, trust, crypto, `${WHO[revision.field as Field]} signature`),
  );
}

function sealed(field: Field, seal: Seal | null, findings: readonly Finding[]) {
  return {
    field,
    certificate: seal === null ? null : nameOf(seal.signer),
    at: seal === null ? null : new Date(seal.at).toISOString(),
    findings,
  };
}
