import { z } from 'zod';
import { instant, partyRef, personRef } from '../../platform/schemas.ts';

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const undertakingText = z
  .object({
    version: z.int(),
    validFrom: instant,
    text: z.string(),
    textHash: z.string().meta({ description: 'SHA-256 of the text in UTF-8, hex' }),
  })
  .meta({ id: 'UndertakingText' });

export const signedUndertaking = z
  .object({
    version: z.int(),
    textHash: z.string(),
    at: instant,
    entry: z.int().meta({ description: 'The ledger entry that names text, key and signature' }),
    statement: z.string().meta({ description: 'Canonical JSON (RFC 8785): the bytes that were signed' }),
    publicKey: z.string().meta({ description: 'Base64 SPKI of the key of the session it was signed in' }),
    signature: z.string().meta({ description: 'Base64 r || s (ECDSA P-256, SHA-256) or Ed25519' }),
    holds: z
      .boolean()
      .meta({ description: 'Whether signature and ledger entry were found to hold just now' }),
  })
  .meta({ id: 'SignedUndertaking' });

export const myUndertaking = z
  .object({
    asked: z.boolean().meta({ description: 'No data is shown before the current text is signed' }),
    person: personRef,
    party: partyRef,
    company: partyRef,
    current: undertakingText.nullable(),
    signed: signedUndertaking.nullable().meta({ description: 'My signature on the current text' }),
    next: undertakingText
      .nullable()
      .meta({ description: 'The version that was announced; it may be signed ahead' }),
    nextSigned: signedUndertaking.nullable(),
  })
  .meta({ id: 'MyUndertaking' });

export const undertakingBody = z
  .strictObject({
    textHash: sha256Hex.meta({ description: 'SHA-256 of the text that was shown, hex' }),
    at: instant.meta({ description: 'The time that stands in the signed statement' }),
    signature: z.string().max(200).meta({
      description:
        'Base64 signature of the session key over canonical JSON {type, person, party, company, version, textHash, at}',
    }),
  })
  .meta({ id: 'UndertakingBody' });

export const undertakingRegister = z
  .object({
    texts: z.array(undertakingText.omit({ validFrom: true })),
    items: z.array(
      signedUndertaking.extend({
        person: personRef,
        party: partyRef,
        current: z.boolean().meta({ description: 'Whether it is on the text that counts now' }),
      }),
    ),
  })
  .meta({ id: 'UndertakingRegister' });
