import { sealSuites } from '@cordon/core/kernel';
import { z } from 'zod';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** No value in clear: only the browser that made the key of this session opens it. */
export const sealedValue = z
  .object({
    suite: z.enum(sealSuites).meta({ description: 'KEM, KDF and AEAD of RFC 9180' }),
    enc: base64.meta({ description: 'The encapsulated key' }),
    ct: base64.meta({ description: 'The ciphertext: JSON filled up with blanks' }),
  })
  .meta({ id: 'SealedValue' });
