import { verifyDocument, type SealReport } from '@cordon/core/agreements';
import type { AgreementDeps } from '../agreements.ts';
import { isReprinted } from './reprinting.ts';

/** What is said of an uploaded file: what the verifier found, and whether this installation knows it. */
export interface Verified {
  readonly report: SealReport;
  /** Whether the printed pages are those of the attached text; null where there is none. */
  readonly reprinted: boolean | null;
  /** The agreement version the file is of, when its hash stands in the ledger. */
  readonly entered: { readonly agreement: string; readonly version: number } | null;
}

/** Checks a signed document against the certificates and keys of this installation, those of earlier days included. */
export async function verifyUpload(deps: AgreementDeps, file: Uint8Array): Promise<Verified> {
  const { authority, store, crypto } = deps.signing;
  const [trust, keys] = await Promise.all([authority.anchors(), store.keys()]);
  const report = verifyDocument(
    file,
    { trust, keys: keys.map(({ party_id, public_key }) => ({ party: party_id, publicKey: public_key })) },
    crypto,
  );
  const reprinted = await isReprinted(file);
  return { report, reprinted, entered: await store.fileOf(Buffer.from(report.fileHash, 'hex')) };
}
