import { z } from 'zod';

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);

export const signOptionsBody = z.strictObject({ version: z.int() }).meta({ id: 'SignOptionsBody' });

export const signOptions = z
  .object({
    statement: z
      .object({
        type: z.literal('cordon-signature/v1'),
        agreement: z.string(),
        version: z.int(),
        party: z.string(),
        role: z.enum(['controller', 'processor']),
        documentHash: z.string(),
        termsHash: z.string(),
      })
      .meta({
        description:
          'What is signed; its SHA-256 as canonical JSON is the challenge, made by the browser itself',
      }),
    rpId: z.string(),
    allowCredentials: z.array(
      z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) }),
    ),
    userVerification: z.literal('required'),
  })
  .meta({ id: 'SignOptions' });

export const signBody = z
  .strictObject({
    version: z.int(),
    assertion: z.strictObject({
      credentialId: base64url(1400),
      authenticatorData: base64url(2800),
      clientDataJSON: base64url(5600),
      signature: base64url(1400),
    }),
  })
  .meta({ id: 'SignBody' });
