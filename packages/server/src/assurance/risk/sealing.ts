import type { Sha256 } from '@cordon/ledger';
import { seal } from '../../agreements/signing/pdf/seal.ts';
import type { SignedIn } from '../../identity/index.ts';
import type { SigningAuthority } from '../../platform/signing/index.ts';
import type { AssessmentKind } from './assessment.ts';
import { assessmentField, renderAssessment } from './pdf.ts';
import { wholeRecord, type RecordDeps } from './records.ts';

export interface SealingDeps extends RecordDeps {
  readonly authority: Pick<SigningAuthority, 'timestamps' | 'signerFor'>;
  readonly sha256: Sha256;
  readonly now: () => Date;
}

/**
 * One version of an assessment as a file for others: sealed when it is asked for (PAdES B-T), with what was signed attached.
 * @throws Failure `not-in-scope`, `signing-unavailable`
 */
export async function sealedRecord(
  deps: SealingDeps,
  who: SignedIn,
  of: { readonly kind: AssessmentKind; readonly about: string; readonly version: number },
): Promise<Uint8Array> {
  const { authority, sha256 } = deps;
  const record = await wholeRecord(deps, who, of);
  const at = deps.now();
  return seal(await renderAssessment(record, sha256), {
    ...{ field: assessmentField, timestamps: authority.timestamps, at, contact: '' },
    signer: await authority.signerFor({ commonName: 'Cordon assessments' }, at),
    reason: 'Record of an assessment',
  });
}
