import { z } from 'zod';
import { userNameClaims } from './claims.ts';
import { identifier, instant } from '../../platform/schemas.ts';
import { saltField, signedActFields } from '../signed-acts.ts';

const path = z.string().max(500).default('/');

export const ssoParams = z.strictObject({ party: identifier });

export const ssoStartBody = z
  .strictObject({
    email: z.string().trim().min(3).max(200).optional(),
    party: identifier.optional(),
    next: path,
  })
  .refine(({ email, party }) => (email === undefined) !== (party === undefined))
  .meta({ id: 'SsoStartBody', description: 'The work e-mail address, or the party a link names' });

export const ssoNextBody = z.strictObject({ next: path }).meta({ id: 'SsoNextBody' });

export const ssoAway = z
  .object({ url: z.string() })
  .meta({ id: 'SsoAway', description: 'Where the browser goes now' });

export const ssoSettingsBody = z
  .strictObject({
    issuer: z.url().max(500),
    clientId: z.string().trim().min(1).max(300),
    clientSecret: z.string().min(1).max(1000).optional().meta({ description: 'Left out: the one of before' }),
    salt: saltField.optional().meta({ description: 'Goes with a client secret' }),
    domains: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .max(200)
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
      )
      .min(1)
      .max(20),
    mfaAmr: z.array(z.string().trim().min(1).max(60)).max(20),
    mfaAcr: z.array(z.string().trim().min(1).max(300)).max(20),
    userNameClaim: z.enum(userNameClaims).nullable().default(null).meta({
      description:
        'The claim that equals the userName in the directory (SCIM), for people without an e-mail address; null: nobody comes in by it',
    }),
    ...signedActFields,
  })
  .refine(({ clientSecret, salt }) => (clientSecret === undefined) === (salt === undefined))
  .meta({ id: 'SsoSettingsBody' });

export const ssoRequireBody = z
  .strictObject({ required: z.boolean(), ...signedActFields })
  .meta({ id: 'SsoRequireBody' });

export const ssoRemoveBody = z.strictObject(signedActFields);

export const ssoSettingsView = z
  .object({
    party: z.string(),
    /** To be registered at the provider. */
    redirectUri: z.string(),
    settings: z
      .object({
        issuer: z.string(),
        clientId: z.string(),
        domains: z.array(z.string()),
        mfaAmr: z.array(z.string()),
        mfaAcr: z.array(z.string()),
        userNameClaim: z.enum(userNameClaims).nullable(),
        required: z.boolean(),
        triedAt: instant.nullable(),
        changedAt: instant,
      })
      .nullable(),
  })
  .meta({ id: 'SsoSettingsView' });
