import { attachedIn, type AgreementDocument } from '@cordon/core/agreements';
import { fromUtf8 } from '@cordon/ledger';
import { sha256 } from '../../platform/hashing.ts';
import { renderAgreement } from './pdf/agreement.ts';

/**
 * Prints the attached text anew and compares: whoever reads the pages then reads what is attached, byte for byte. No
 * verdict on a signature hangs on it, since a later Cordon may print in another way.
 * @returns null for a file without an agreement's text
 */
export async function isReprinted(file: Uint8Array): Promise<boolean | null> {
  const attached = attachedIn(file);
  const text = attached?.files.get('agreement.json');
  if (attached === null || text === undefined) return null;
  try {
    const document = JSON.parse(fromUtf8(text)) as AgreementDocument;
    const printed = await renderAgreement(document, attached.createdAt, sha256);
    return Buffer.from(printed).equals(attached.base);
  } catch {
    // A text that cannot be printed is not what was printed.
    return false;
  }
}
