import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { Party } from '../document.ts';

/** What an evidence pack holds, with the hash of every file. Its own hash is entered in the ledger. */
export interface EvidenceManifest {
  readonly type: 'cordon-evidence/v2';
  readonly agreement: {
    readonly id: string;
    readonly title: string;
    readonly controller: Party;
    readonly processor: Party;
    /** RFC 3339; null while it stands. */
    readonly endedAt: string | null;
  };
  /** RFC 3339. */
  readonly madeAt: string;
  /** Whose pack it is, and so whose entries are in it. */
  readonly scope: EvidenceScope;
  readonly ledger: { readonly origin: string; readonly size: number };
  /** Entries of the agreement in the pack. */
  readonly entries: number;
  readonly completeness: PackCompleteness;
  readonly sections: readonly EvidenceSection[];
  /** All files but this one and the page, in the order they were written. */
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

/** Entries of a scope below a size of the ledger: `entries` = `opened` + `erased` + `missing`. */
export interface EntryCount {
  readonly size: number;
  readonly entries: number;
  /** Their body is in the pack. */
  readonly opened: number;
  /** An entry of the agreement says that their body was erased. */
  readonly erased: number;
  /** Their body is gone, and no entry says why: somebody tampered with what lies beside the ledger. */
  readonly missing: number;
}

/** What the pack has to hold, as the ledger counted it before the pack was made. */
export interface PackCompleteness extends EntryCount {
  /** The entry with the same figures. */
  readonly counted: number;
  /** The entries that say that bodies were erased, each with those in scope that it speaks of. */
  readonly erasedBy: readonly { readonly entry: number; readonly entries: number; readonly ranges: string }[];
  /** As `formatRanges` writes them; empty for none. Whose they were cannot be told: their bodies are gone. */
  readonly missingRanges: string;
}

export interface EvidenceScope {
  /** `operator`: made on the shell of the installation. */
  readonly side: 'company' | 'vendor' | 'auditor' | 'operator';
  /** Only entries of this party are in it; null for both parties'. */
  readonly party: string | null;
  /** Only entries within these times; null for all. RFC 3339. */
  readonly windows: readonly { readonly from: string; readonly until: string }[] | null;
}

/** A part of the pack, also one that is missing: what is not there is named. */
export interface EvidenceSection {
  readonly id: string;
  readonly title: string;
  readonly files: number;
  /** Why there is nothing, when there is not. */
  readonly missing: string | null;
}

/** Where things are in a pack. */
export const packPaths = {
  manifest: 'manifest.json',
  page: 'index.html',
  versions: 'agreement/versions.json',
  terms: (version: number): string => `agreement/versions/${String(version)}/terms.json`,
  /** A version with both signatures in it, and the certificate of its completion. */
  document: (version: number): string => `agreement/documents/version-${String(version)}.pdf`,
  completion: (version: number): string => `agreement/documents/version-${String(version)}-completion.pdf`,
  /** PEM: what the seals and the timestamps of the documents lead to. */
  anchors: {
    signatures: 'agreement/documents/authority-of-signatures.pem',
    timestamps: 'agreement/documents/authority-of-timestamps.pem',
  },
  undertakings: 'agreement/undertakings.json',
  certificates: 'closing/certificates.json',
  /** @param part from 1 */
  entries: (part: number): string => `accesses/${String(part).padStart(6, '0')}.ndjson`,
  tile: (path: string): string => `ledger/${path}`,
  keys: 'ledger/keys',
  /** Entries with which the ledger's key changed, as an entries file has them; not there while it never did. */
  rotations: 'ledger/rotations',
  checkpoint: 'ledger/checkpoint',
  /** The entries that the pack accounts for, see `accountedText`. */
  accounted: 'ledger/accounted',
  /** The entry of the count and those of erasures, as an entries file has them: they need not be in scope. */
  statements: 'ledger/statements',
} as const;

/** A version of the agreement as `agreement/versions.json` has it. */
export interface PackedVersion {
  readonly version: number;
  /** SHA-256 of its terms, lower-case hex. */
  readonly termsHash: string;
  /** SHA-256 of the document before any signature, lower-case hex; null while nobody has begun to sign. */
  readonly documentHash: string | null;
  readonly signatures: readonly PackedSignature[];
}

/** A party's signature: a WebAuthn assertion over the statement that is made of the version (`cordon-signature/v1`). */
export interface PackedSignature {
  readonly party: string;
  /** Whose key it is: another party's counts for nothing. */
  readonly keyParty: string;
  readonly person: string | null;
  /** RFC 3339. */
  readonly at: string;
  readonly revokedAt: string | null;
  /** The host the passkey is bound to. */
  readonly rpId: string;
  /** Base64 of the DER SubjectPublicKeyInfo, and of the three parts of the assertion. */
  readonly publicKey: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/** A certificate of deletion as `closing/certificates.json` has it, with the assertion over its `cordon-deletion/v1`. */
export interface PackedCertificate {
  /** Canonical JSON, and its SHA-256 as lower-case hex. */
  readonly text: string;
  readonly hash: string;
  readonly party: string;
  /** Whose key it is: another party's counts for nothing. */
  readonly keyParty: string;
  /** Who signed: the id is part of what was signed, the name is for people. */
  readonly person: { readonly id: string; readonly name: string };
  /** RFC 3339. */
  readonly at: string;
  readonly revokedAt: string | null;
  /** The host the passkey is bound to. */
  readonly rpId: string;
  /** Base64 of the DER SubjectPublicKeyInfo, and of the three parts of the assertion. */
  readonly publicKey: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
  readonly entry: number;
}

/**
 * A signed undertaking as `agreement/undertakings.json` has it. Its entry comes with it: it is about a person and no
 * agreement, so it stands in no entries file.
 */
export interface PackedUndertaking {
  readonly person: { readonly id: string; readonly name: string };
  readonly party: { readonly id: string; readonly name: string };
  readonly version: number;
  /** What was read, and its SHA-256 as lower-case hex. */
  readonly text: string;
  readonly textHash: string;
  /** Canonical JSON of `cordon-undertaking/v1`: the bytes that were signed. */
  readonly statement: string;
  /** Base64: DER SubjectPublicKeyInfo of the key of the person's session, and its signature. */
  readonly publicKey: string;
  readonly signature: string;
  /** RFC 3339. */
  readonly at: string;
  readonly entry: PackedEntry;
}

/** A line of an entries file; `body` in its canonical form, so that the line is canonical too. */
export interface PackedEntry {
  readonly index: number;
  readonly leaf: string;
  /** Base64 of 32 bytes. */
  readonly salt: string;
  readonly body: JsonValue;
}

/** The manifest as it is written and hashed. */
export function manifestText(manifest: EvidenceManifest): string {
  return canonicalText(manifest as unknown as JsonValue);
}

/** Names that may be in a pack: no way out of a folder, no name that two systems read differently. */
export function isPackPath(path: string): boolean {
  return /^[a-z0-9][a-zA-Z0-9._-]*(\/[a-zA-Z0-9][a-zA-Z0-9._-]*)*$/.test(path) && path.length <= 200;
}
