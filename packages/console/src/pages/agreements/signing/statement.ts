import { canonicalText, toUtf8 } from '@cordon/ledger';
import type { SignOptions } from '../../../api/types.ts';

/** What a party signs, as this page makes it for itself. The server and every verifier make the same. */
export type Statement = SignOptions['statement'];

/** Any of the statements that passkeys sign; its type keeps one kind from being shown as another. */
type AnyStatement = Readonly<Record<string, string | number>> & { readonly type: string };

/**
 * The WebAuthn challenge for a statement: SHA-256 of its RFC 8785 canonical JSON.
 * @returns 32 bytes
 */
export async function challengeOf(statement: AnyStatement): Promise<Uint8Array<ArrayBuffer>> {
  const said = new Uint8Array(toUtf8(canonicalText({ ...statement })));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', said));
}

/** Whether two statements say the same. */
export function sameStatement(a: AnyStatement, b: AnyStatement): boolean {
  return canonicalText({ ...a }) === canonicalText({ ...b });
}
