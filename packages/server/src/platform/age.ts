import { ReadableStream as NodeStream } from 'node:stream/web';
import { Failure } from '@cordon/core/kernel';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** What a file is locked with: a passphrase, or the public keys of those who may open it. */
export type AgeLock = { readonly passphrase: string } | { readonly recipients: readonly string[] };

/** What opens one. */
export type AgeKey = { readonly passphrase: string } | { readonly identities: readonly string[] };

/** A key pair that lasts as long as this process: what is locked for it is read by nobody afterwards. */
export async function passingKey(): Promise<{ readonly lock: AgeLock; readonly key: AgeKey }> {
  const identity = await generateX25519Identity();
  return { lock: { recipients: [await identityToRecipient(identity)] }, key: { identities: [identity] } };
}

/**
 * Encrypts in the format of age (age-encryption.org/v1): X25519 or scrypt, then ChaCha20-Poly1305 in pieces of 64 KiB that
 * can be neither cut, exchanged nor left out. The `age` tool opens it without Cordon.
 * @throws Failure `config-wrong` for a public key that is none
 */
export async function encryptAge(
  source: AsyncIterable<Uint8Array>,
  lock: AgeLock,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase);
  else for (const recipient of lock.recipients) addRecipient(encrypter, recipient);
  return encrypter.encrypt(streamOf(source));
}

/** What the library takes is the browser's type, which is Node's with less said of it. */
function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return NodeStream.from<Uint8Array>(source) as unknown as ReadableStream<Uint8Array>;
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch (error) {
    throw new Failure('config-wrong', `"${recipient}" is no public key of age (age1...).`, error);
  }
}

/**
 * Opens what {@link encryptAge} or `age` locked. Its bytes come as they are checked; the end of the iteration says that none
 * is missing.
 * @throws Failure `backup-unreadable` for another key, and while it is read for what was cut or altered
 */
export async function decryptAge(
  source: AsyncIterable<Uint8Array>,
  key: AgeKey,
): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else for (const identity of key.identities) addIdentity(decrypter, identity);
  const pieces = source[Symbol.asyncIterator]();
  try {
    return checked(await decrypter.decrypt(streamOf({ [Symbol.asyncIterator]: () => pieces })));
  } catch (error) {
    // Nobody reads on, and the library lets go of nothing.
    await pieces.return?.();
    throw unreadable(
      'The key or passphrase is not the one it was locked with, or its beginning was altered.',
      error,
    );
  }
}

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity);
  } catch (error) {
    throw new Failure('config-wrong', 'The identity file holds no key of age (AGE-SECRET-KEY-1...).', error);
  }
}

async function* checked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* source;
  } catch (error) {
    throw unreadable('It was cut off or altered.', error);
  }
}

function unreadable(detail: string, cause: unknown): Failure {
  return cause instanceof Failure ? (cause as Failure) : new Failure('backup-unreadable', detail, cause);
}
