import type { AgreementDeps } from '../agreements.ts';
import type { Agreement, Version } from '../store.ts';
import { documentOf } from './documentOf.ts';
import { renderAgreement } from './pdf/agreement.ts';
import type { StoredPdf } from './store.ts';

/** A version as a PDF without signatures: the frozen one, or what would be frozen now. The same text, the same bytes. */
export async function unsignedPdf(
  deps: AgreementDeps,
  agreement: Agreement,
  version: Version,
): Promise<Uint8Array> {
  const frozen = await deps.signing.store.frozen(agreement.id, version.version);
  return frozen?.pdf ?? renderAgreement(documentOf(agreement, version), version.createdAt, deps.sha256);
}

/** Freezes the document of a version, once: from then on it is what everybody signs. */
export async function freeze(
  deps: AgreementDeps,
  agreement: Agreement,
  version: Version,
): Promise<StoredPdf> {
  const { store, reached } = deps.signing;
  const { version: number } = version;
  const known = await store.frozen(agreement.id, number);
  if (known !== null) return known;
  const pdf = Buffer.from(await unsignedPdf(deps, agreement, version));
  const hash = Buffer.from(deps.sha256(pdf));
  await store.freeze({ agreement_id: agreement.id, version: number, pdf, hash, frozen_at: deps.now() });
  const frozen = await store.frozen(agreement.id, number);
  if (frozen === null) throw new Error('the frozen document is gone');
  await reached('frozen');
  return frozen;
}
