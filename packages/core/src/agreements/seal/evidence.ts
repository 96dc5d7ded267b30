import { canonicalText, fromUtf8, toUtf8 } from '@cordon/ledger';
import type { SigningStatement } from '../statement.ts';
import type { Assertion } from './assertion.ts';
import { fromBase64Url, toBase64Url } from './bytes.ts';
import { must, SealError } from './sealError.ts';

/** What a person signed with their own key, as it stands inside the signature of the PDF. */
export interface Evidence {
  readonly statement: SigningStatement;
  readonly person: string;
  readonly rpId: string;
  /** WebAuthn credential id. */
  readonly credentialId: Uint8Array;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly assertion: Assertion;
}

const TYPE = 'cordon-evidence/v1';

/** Base64url of canonical JSON: plain ASCII, so it stands in the file as it is. */
export function writeEvidence({
  statement,
  person,
  rpId,
  credentialId,
  publicKey,
  assertion,
}: Evidence): string {
  const text = canonicalText({
    type: TYPE,
    statement: { ...statement },
    person,
    rpId,
    credentialId: toBase64Url(credentialId),
    publicKey: toBase64Url(publicKey),
    authenticatorData: toBase64Url(assertion.authenticatorData),
    clientDataJSON: toBase64Url(assertion.clientDataJSON),
    signature: toBase64Url(assertion.signature),
  });
  return toBase64Url(toUtf8(text));
}

/** @throws SealError unless it is exactly what `writeEvidence` writes */
export function readEvidence(text: string): Evidence {
  const evidence = parse(text);
  must(writeEvidence(evidence) === text, 'The signer’s assertion is not in its one form.');
  return evidence;
}

function parse(text: string): Evidence {
  let given: unknown;
  try {
    given = JSON.parse(fromUtf8(fromBase64Url(text, 'The signer’s assertion')));
  } catch {
    throw new SealError('The signer’s assertion cannot be read.');
  }
  const outer = record(given);
  const inner = record(outer.statement);
  const word = (from: Readonly<Record<string, unknown>>, name: string): string => {
    const value = from[name];
    must(typeof value === 'string', 'The signer’s assertion lacks a part.');
    return value;
  };
  const bytes = (name: string): Uint8Array =>
    fromBase64Url(word(outer, name), 'A part of the signer’s assertion');
  const { version } = inner;
  const role = word(inner, 'role');
  must(
    typeof version === 'number' && Number.isSafeInteger(version),
    'The signer’s statement lacks its version.',
  );
  must(role === 'controller' || role === 'processor', 'The signer’s statement names no role.');
  must(word(inner, 'type') === 'cordon-signature/v1', 'The signer’s statement is of another kind.');
  return {
    statement: {
      type: 'cordon-signature/v1',
      agreement: word(inner, 'agreement'),
      version,
      party: word(inner, 'party'),
      role,
      documentHash: word(inner, 'documentHash'),
      termsHash: word(inner, 'termsHash'),
    },
    person: word(outer, 'person'),
    rpId: word(outer, 'rpId'),
    credentialId: bytes('credentialId'),
    publicKey: bytes('publicKey'),
    assertion: {
      authenticatorData: bytes('authenticatorData'),
      clientDataJSON: bytes('clientDataJSON'),
      signature: bytes('signature'),
    },
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  must(typeof value === 'object' && value !== null, 'The signer’s assertion cannot be read.');
  return value as Record<string, unknown>;
}
