import type { CreationOptions, RequestOptions } from '../api/session.ts';

/** Whether this browser can use passkeys in the JSON forms of WebAuthn Level 3. */
export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/**
 * Makes a new passkey or uses a security key.
 * @throws Error in plain words when the person cancels or the browser cannot
 */
export async function createPasskey(options: CreationOptions): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return asJson(await attempt(navigator.credentials.create({ publicKey })));
}

/**
 * Answers a challenge with a passkey or security key.
 * @throws Error in plain words when the person cancels or the browser cannot
 */
export async function answerWithPasskey(options: RequestOptions): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return asJson(await attempt(navigator.credentials.get({ publicKey })));
}

async function attempt(work: Promise<Credential | null>): Promise<Credential | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') {
      throw new Error('This passkey or security key is registered already.', { cause: error });
    }
    throw new Error('No passkey was used. Try again, or go another way.', {
      cause: error,
    });
  }
}

function asJson(credential: Credential | null): unknown {
  if (credential instanceof PublicKeyCredential) return credential.toJSON();
  throw new Error('The browser gave no passkey.');
}
