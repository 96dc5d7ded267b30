import { z } from 'zod';
import { identifier, instant } from '../../platform/schemas.ts';
import { signedActFields } from '../signed-acts.ts';
import { doors } from './credential.ts';

const door = z.enum(doors).meta({ description: 'postgres: a database tool. http: a tool that calls an API' });

export const doorCredentialBody = z
  .strictObject({ door, ticket: identifier, ...signedActFields })
  .meta({ id: 'DoorCredentialBody' });

export const doorCredentialView = z
  .object({
    id: z.string().meta({ description: 'Also the user name at a door that asks for one' }),
    door,
    agreement: z.string(),
    purpose: z.string(),
    ticket: z.string(),
    network: z.string().meta({ description: 'The range it may be used from' }),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'DoorCredentialView' });

export const doorCredentialMade = z
  .object({
    credential: doorCredentialView,
    secret: z.string().meta({ description: 'Told once; only a hash or a SCRAM verifier of it is kept' }),
    database: z.string().meta({ description: 'What a database tool names as its database' }),
  })
  .meta({ id: 'DoorCredentialMade' });
