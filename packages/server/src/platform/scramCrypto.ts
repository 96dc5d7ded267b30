import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { ScramCrypto } from '@cordon/core/pgwire';

const derive = promisify(pbkdf2);

/** Node's cryptography for SCRAM-SHA-256. The long computation runs beside the event loop. */
export const scramCrypto: ScramCrypto = {
  hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  pbkdf2: (password, salt, iterations) => derive(password, salt, iterations, 32, 'sha256'),
  random: (length) => randomBytes(length),
};
