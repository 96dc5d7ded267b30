import { fromBase64, fromUtf8, toHex } from '@cordon/ledger';
import {
  assertionHash,
  certificatesIn,
  settled,
  verifyDocument,
  type Known,
  type SealReport,
} from '../seal/index.ts';
import { packPaths, type EvidenceManifest, type PackedSignature, type PackedVersion } from './manifest.ts';
import type { PackReader, VerifyPorts } from './reader.ts';
import { Findings, type Check } from './report.ts';
import type { EnteredDocument } from './verifyEntries.ts';
import { assertionOf } from './verifySignature.ts';
import { plural, type VerifiedTerms } from './verifyTerms.ts';

/**
 * The signed documents and their certificates of completion: each verifies from its bytes, is of this agreement's
 * version and terms, and is the file that the ledger's entry names.
 * @param entered entries about documents that were proven to stand in the ledger
 */
export async function verifyDocuments(
  reader: PackReader,
  manifest: EvidenceManifest,
  ports: VerifyPorts,
  { versions, signedByBoth }: VerifiedTerms,
  entered: readonly EnteredDocument[],
): Promise<readonly Check[]> {
  const look = new Look(manifest, ports, entered, await trustOf(reader));
  for (const version of versions) {
    const both = signedByBoth.has(version.termsHash);
    await look.document(version, both, await readFrom(reader, packPaths.document(version.version)));
    await look.completion(version, await readFrom(reader, packPaths.completion(version.version)));
  }
  return look.checks();
}

type Read = { readonly bytes: Uint8Array | null } | { readonly problem: string };

async function readFrom(reader: PackReader, path: string): Promise<Read> {
  try {
    return { bytes: await reader.read(path) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** An anchor that cannot be read is none: then nothing leads to it. */
async function trustOf(reader: PackReader): Promise<Known['trust']> {
  const { signatures, timestamps } = packPaths.anchors;
  const read = async (path: string) => {
    try {
      const bytes = await reader.read(path);
      return bytes === null ? [] : certificatesIn(fromUtf8(bytes));
    } catch {
      return [];
    }
  };
  return { signatures: await read(signatures), timestamps: await read(timestamps) };
}

class Look {
  readonly #manifest: EvidenceManifest;
  readonly #ports: VerifyPorts;
  readonly #entered: readonly EnteredDocument[];
  readonly #trust: Known['trust'];
  readonly #documents = new Findings();
  readonly #completions = new Findings();
  #signed = 0;
  #completed = 0;
  /** Files no entry in this pack names, where the pack does not hold all entries. */
  #unnamed = 0;

  constructor(
    manifest: EvidenceManifest,
    ports: VerifyPorts,
    entered: readonly EnteredDocument[],
    trust: Known['trust'],
  ) {
    this.#manifest = manifest;
    this.#ports = ports;
    this.#entered = entered;
    this.#trust = trust;
  }

  /** @param both whether both parties signed the version, so that there has to be a document */
  async document(version: PackedVersion, both: boolean, read: Read): Promise<void> {
    const path = packPaths.document(version.version);
    if ('problem' in read) {
      this.#documents.fail(`${path}: ${read.problem}`);
      return;
    }
    if (read.bytes === null) {
      if (both) this.#documents.fail(`${path} is missing, although both parties signed`);
      return;
    }
    this.#signed++;
    const report = await this.#verify(read.bytes, version);
    if (typeof report === 'string') {
      this.#documents.fail(`${path}: ${report}`);
      return;
    }
    for (const problem of problemsIn(report)) this.#documents.fail(`${path}: ${problem}`);
    const own =
      report.kind === 'agreement' &&
      report.agreement === this.#manifest.agreement.id &&
      report.version === version.version &&
      report.termsHash === version.termsHash &&
      report.documentHash === version.documentHash;
    if (!own) this.#documents.fail(`${path}: it is not the document of this version and its terms`);
    this.#named(version, report.fileHash, path);
  }

  async completion(version: PackedVersion, read: Read): Promise<void> {
    const path = packPaths.completion(version.version);
    if ('problem' in read || read.bytes === null) {
      if ('problem' in read) this.#completions.fail(`${path}: ${read.problem}`);
      return;
    }
    this.#completed++;
    const report = await this.#verify(read.bytes, version);
    if (typeof report === 'string') {
      this.#completions.fail(`${path}: ${report}`);
      return;
    }
    for (const problem of problemsIn(report)) this.#completions.fail(`${path}: ${problem}`);
    if (report.kind !== 'completion') this.#completions.fail(`${path}: it is no certificate of completion`);
    const entries = this.#of('completion-certified', version);
    if (entries.some(({ words }) => words.file === report.fileHash)) return;
    if (entries.length > 0) this.#completions.fail(`${path}: the ledger names another file`);
    else if (this.#whole) this.#completions.fail(`${path}: no entry names it`);
    else this.#unnamed++;
  }

  checks(): readonly Check[] {
    const rest =
      this.#unnamed === 0
        ? ''
        : ` The entries of ${plural(this.#unnamed, 'file')} are not in this pack, which does not hold all.`;
    return [
      this.#documents.check(
        'documents',
        this.#signed === 0
          ? 'No version was signed by both yet.'
          : `${plural(this.#signed, 'signed document')}: seals, passkeys, terms and the ledger's entries agree.${rest}`,
        this.#signed === 0,
      ),
      this.#completions.check(
        'completion',
        this.#completed === 0
          ? 'There is no certificate of completion.'
          : `${plural(this.#completed, 'certificate')}: sealed, and named by the ledger.`,
        this.#completed === 0,
      ),
    ];
  }

  /** Whether every entry of the agreement should be here. */
  get #whole(): boolean {
    const { party, windows } = this.#manifest.scope;
    return party === null && windows === null;
  }

  #of(act: string, { version }: PackedVersion): readonly EnteredDocument[] {
    return this.#entered.filter((one) => one.act === act && one.words.version === version);
  }

  async #verify(bytes: Uint8Array, { signatures }: PackedVersion): Promise<SealReport | string> {
    try {
      const keys = signatures.map(({ party, publicKey }) => ({ party, publicKey: fromBase64(publicKey) }));
      return await settled(
        (crypto) => verifyDocument(bytes, { trust: this.#trust, keys }, crypto),
        this.#ports.seal,
      );
    } catch (error) {
      return reasonOf(error);
    }
  }

  /** Null for one that cannot be read: no entry names it. */
  #assertionHash(signature: PackedSignature): string | null {
    try {
      return toHex(assertionHash(assertionOf(signature), this.#ports.seal));
    } catch {
      return null;
    }
  }

  /** Each party's signature as the ledger has it; the vendor's entry, the later one, names the file as it is. */
  #named(version: PackedVersion, file: string, path: string): void {
    const entries = this.#of('agreement-signed', version);
    for (const signature of version.signatures) {
      const own = entries.filter(({ party }) => party === signature.party);
      const last = signature.party === this.#manifest.agreement.processor.id;
      if (own.length === 0) {
        if (this.#whole) this.#documents.fail(`${path}: no entry names the signature of ${signature.party}`);
        else if (last) this.#unnamed++;
        continue;
      }
      const expected = {
        terms: version.termsHash,
        document: version.documentHash,
        key: signature.publicKey,
        assertion: this.#assertionHash(signature),
        ...(last ? { file } : {}),
      };
      const same = own.some(({ words }) =>
        Object.entries(expected).every(([name, value]) => words[name] === value),
      );
      if (!same)
        this.#documents.fail(`${path}: the ledger's entry of ${signature.party} names something else`);
    }
  }
}

function problemsIn({ findings, signatures }: SealReport): readonly string[] {
  return [...findings, ...signatures.flatMap((one) => one.findings)]
    .filter(({ ok }) => !ok)
    .map(({ text }) => text);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}
