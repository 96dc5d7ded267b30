import { z } from 'zod';

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);

/** What the browser asks the authenticator with, beside the challenge, which it makes itself. */
export const passkeyOptions = {
  rpId: z.string(),
  allowCredentials: z.array(
    z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) }),
  ),
  userVerification: z.literal('required'),
};

export const assertionBody = z.strictObject({
  credentialId: base64url(1400),
  authenticatorData: base64url(2800),
  clientDataJSON: base64url(5600),
  signature: base64url(1400),
});

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
    ...passkeyOptions,
  })
  .meta({ id: 'SignOptions' });

export const signBody = z
  .strictObject({
    version: z.int(),
    assertion: assertionBody,
  })
  .meta({ id: 'SignBody' });

const finding = z.object({ ok: z.boolean(), text: z.string() });

export const verifiedDocument = z
  .object({
    ok: z.boolean().meta({ description: 'True only if everything holds' }),
    kind: z.enum(['agreement', 'completion']).nullable(),
    fileHash: z.string(),
    agreement: z.string().nullable(),
    version: z.int().nullable(),
    title: z.string().nullable(),
    documentHash: z
      .string()
      .nullable()
      .meta({ description: 'SHA-256 of the document before any signature, hex' }),
    termsHash: z.string().nullable(),
    signatures: z.array(
      z.object({
        field: z.string(),
        party: z.string().nullable(),
        person: z.string().nullable(),
        certificate: z.string().nullable(),
        at: z.string().nullable(),
        keyFingerprint: z.string().nullable(),
        findings: z.array(finding),
      }),
    ),
    findings: z.array(finding),
    reprinted: z.boolean().nullable().meta({
      description: 'Whether the printed pages are those of the attached text; no verdict hangs on it',
    }),
    entered: z.boolean().meta({ description: 'Whether this very file is one that the ledger names' }),
  })
  .meta({ id: 'VerifiedDocument' });
