import { pipeline, Readable, type Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Failure } from '@cordon/core/kernel';
import { decryptAge, encryptAge, type AgeKey, type AgeLock } from './age.ts';

/** Bytes that compress, made small and then locked (gzip in age): `age -d FILE | gunzip` gives them back. */
export async function packLocked(
  source: AsyncIterable<Uint8Array>,
  lock: AgeLock,
): Promise<AsyncIterable<Uint8Array>> {
  return encryptAge(through(source, createGzip({ level: 3 })), lock);
}

/**
 * What {@link packLocked} made, opened as it is read.
 * @throws Failure `backup-unreadable` for another key, and while it is read for what was cut or altered
 */
export async function unpackLocked(
  source: AsyncIterable<Uint8Array>,
  key: AgeKey,
): Promise<AsyncIterable<Uint8Array>> {
  return told(through(await decryptAge(source, key), createGunzip()));
}

/** A reader who stops in the middle lets go of the source too. */
function through(source: AsyncIterable<Uint8Array>, via: Transform): AsyncIterable<Uint8Array> {
  // What fails before it fails it, and so whoever reads it.
  pipeline(Readable.from(source, { objectMode: false }), via, () => undefined);
  return via;
}

async function* told(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* source;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('backup-unreadable', 'It is no backup of Cordon.', error);
  }
}
