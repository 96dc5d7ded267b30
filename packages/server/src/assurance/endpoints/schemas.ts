import {
  endpointFailings,
  endpointUses,
  tlsVersions,
  weakSuites,
  type EndpointFailing,
} from '@cordon/core/assurance';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A name of the DNS, or an address, and nothing that a URL could hide another host in. */
const host = z
  .string()
  .min(1)
  .max(253)
  .refine((text) => ipaddr.isValid(text) || text.split('.').every((label) => LABEL.test(label)), {
    message: 'a host name in small letters, or an address',
  });

const speaks = z.enum(['http', 'tls']);
const usedFor = z.enum(endpointUses);
const reach = z
  .enum(['public', 'private', 'loopback'])
  .meta({ description: 'What kind of address it may be at; other than public for the company alone' });

const endpointFields = z.object({
  vendor: identifier,
  host,
  port: z.int().min(1).max(65_535),
  speaks,
  usedFor,
  reach,
});

const failingIds = Object.keys(endpointFailings) as [EndpointFailing, ...EndpointFailing[]];

const certificate = z.object({
  names: z.string(),
  issuer: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  keyType: z.string(),
  keyBits: z.int().nullable(),
  signature: z.string(),
  matchesHost: z.boolean(),
  trusted: z.boolean(),
  stapled: z.boolean().meta({ description: 'The authority’s word came with it (OCSP)' }),
  authoritySays: z
    .enum(['good', 'revoked', 'unknown', 'stale'])
    .nullish()
    .meta({ description: 'That word; absent in looks of before it was read' }),
});

export const endpointView = z
  .object({
    id: z.string(),
    vendor: partyRef,
    host: z.string(),
    port: z.int(),
    speaks,
    usedFor,
    reach,
    namedBy: personRef,
    namedAt: instant,
    lookedAt: instant.nullable().meta({ description: 'Null: not yet' }),
    versions: z.array(z.enum(tlsVersions)).meta({ description: 'Those it agrees to' }),
    weakSuites: z.array(z.enum(weakSuites)),
    certificate: certificate.nullable(),
    failings: z.array(
      z.object({
        id: z.enum(failingIds),
        severity: z.enum(['grave', 'open']),
        says: z.string(),
        mend: z.string(),
      }),
    ),
    history: z
      .array(z.object({ at: instant, failings: z.int() }))
      .meta({ description: 'How many failings each look found, newest first' }),
    mayChange: z.boolean(),
  })
  .meta({ id: 'Endpoint' });

export const nameEndpointBody = endpointFields
  .extend(signedActFields)
  .strict()
  .meta({ id: 'NameEndpointBody' });

export const endpointActBody = z.strictObject({ ...signedActFields }).meta({ id: 'EndpointActBody' });
