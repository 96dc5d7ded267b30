/** One thing that was looked at. */
export interface Finding {
  readonly ok: boolean;
  /** In plain words. */
  readonly text: string;
}

export interface SignatureReport {
  /** `company`, `vendor`, or `platform` for a certificate of completion. */
  readonly field: string;
  /** Party id and the person's id, as the signer's passkey signed them; null when that does not hold. */
  readonly party: string | null;
  readonly person: string | null;
  /** Name in the certificate of the seal. */
  readonly certificate: string | null;
  /** RFC 3339, from the timestamp. */
  readonly at: string | null;
  /** SHA-256 of the passkey's public key, hex: to be compared with the entry in the ledger. */
  readonly keyFingerprint: string | null;
  readonly findings: readonly Finding[];
}

/** What the verifier says of a file. `ok` only if everything holds. */
export interface SealReport {
  readonly ok: boolean;
  readonly kind: 'agreement' | 'completion' | null;
  /** SHA-256 of the file, hex: to be compared with the ledger. */
  readonly fileHash: string;
  readonly agreement: string | null;
  readonly version: number | null;
  readonly title: string | null;
  /** SHA-256 of the document before any signature, and of the terms in it; hex. */
  readonly documentHash: string | null;
  readonly termsHash: string | null;
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly Finding[];
}
