import { toBase64, toUtf8 } from '@cordon/ledger';
import { file, send } from '../../../api/client.ts';
import type { AgreementView, SignBody } from '../../../api/types.ts';
import { answerWithPasskey } from '../../../keys/passkey.ts';
import { sha256Hex } from '../../../keys/sha256.ts';
import { challengeOf, sameStatement, type Statement } from './statement.ts';

/** A document that is ready to be signed: fetched and hashed by this browser. */
export interface Ready {
  readonly statement: Statement;
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly passkeys: PublicKeyCredentialRequestOptionsJSON['allowCredentials'];
  readonly rpId: string;
}

/** Said when page and server differ on what is to be signed. */
export const UNEQUAL =
  'The server asks for a signature over something else than this page shows. Nothing was signed. Tell your security officer.';

/**
 * Fetches the document of a version and makes the statement to be signed from it: its hash, the hash of the terms shown
 * on this page, the party of the person who signs. What the server says is to be signed must be the same.
 * @throws ApiError; Error in plain words when server and page differ
 */
export async function makeReady(view: AgreementView, version: number, party: string): Promise<Ready> {
  const { id } = view.row;
  const options = await send('POST /api/agreements/:id/sign/options', { id }, { version });
  const pdf = await file('/api/agreements/:id/versions/:version/base.pdf', { id, version });
  const statement: Statement = {
    type: 'cordon-signature/v1',
    agreement: id,
    version,
    party,
    role: party === view.controller.id ? 'controller' : 'processor',
    documentHash: await sha256Hex(pdf),
    termsHash: await sha256Hex(toUtf8(view.terms)),
  };
  if (!sameStatement(statement, options.statement)) throw new Error(UNEQUAL);
  return { statement, pdf, rpId: options.rpId, passkeys: options.allowCredentials };
}

/** Signs a document that is ready. @throws Error in plain words when the person cancels */
export async function signReady({ statement, ...options }: Ready): Promise<SignBody> {
  return { version: statement.version, assertion: await assertOver(statement, options) };
}

/**
 * Signs a statement with a passkey of the person; the authenticator asks for PIN or finger.
 * @throws Error in plain words when the person cancels
 */
export async function assertOver(
  statement: Parameters<typeof challengeOf>[0],
  { passkeys, rpId }: Pick<Ready, 'passkeys' | 'rpId'>,
): Promise<SignBody['assertion']> {
  const challenge = urlSafe(toBase64(await challengeOf(statement)));
  const answer = await passkeyAnswer({ challenge, rpId, ...(passkeys && { allowCredentials: passkeys }) });
  const { authenticatorData, clientDataJSON, signature } = answer.response;
  return { credentialId: answer.id, authenticatorData, clientDataJSON, signature };
}

async function passkeyAnswer(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON> {
  try {
    return (await answerWithPasskey({
      ...options,
      userVerification: 'required',
    })) as AuthenticationResponseJSON;
  } catch (error) {
    throw new Error('No passkey was used, so nothing was signed. Try again.', { cause: error });
  }
}

/** Base64url without padding. */
function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
