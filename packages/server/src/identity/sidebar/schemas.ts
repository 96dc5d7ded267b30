import { z } from 'zod';
import { nameOfThing } from '../../platform/freeText.ts';
import { identifier, instant } from '../../platform/schemas.ts';
import { base64 } from '../schemas.ts';
import { signedActFields } from '../signed-acts.ts';

const name = nameOfThing(1, 100);

const origins = z.array(z.string().min(8).max(200)).min(1).max(5).meta({
  description: 'Origins of the helpdesk’s pages, e.g. https://example.zendesk.com: nobody else may frame it',
});

export const sidebarBody = z
  .discriminatedUnion('algorithm', [
    z.strictObject({ algorithm: z.literal('HS256'), name, origins, ...signedActFields }),
    z.strictObject({
      algorithm: z.literal('ES256'),
      name,
      origins,
      publicKey: base64.meta({ description: 'Base64 SPKI of the P-256 key the helpdesk signs with' }),
      ...signedActFields,
    }),
  ])
  .meta({ id: 'SidebarBody' });

export const sidebarView = z
  .object({
    id: z.string(),
    name: z.string(),
    origins: z.array(z.string()),
    algorithm: z.enum(['HS256', 'ES256']),
    path: z.string().meta({ description: 'What the helpdesk frames; the token goes behind its #' }),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'SidebarView' });

export const sidebarMade = z
  .object({
    sidebar: sidebarView,
    secret: z
      .string()
      .nullable()
      .meta({ description: 'Told once; null where the helpdesk has a key of its own' }),
  })
  .meta({ id: 'SidebarMade' });

const frame = z
  .string()
  .regex(/^frm_[\da-f]{32}$/)
  .meta({ description: 'Of the frame’s own choosing' });

export const hintBody = z
  .strictObject({
    token: z.string().min(20).max(4000).meta({ description: 'The JWT the helpdesk signed' }),
    publicKey: base64.meta({ description: 'Base64 SPKI of the frame’s P-256 key' }),
  })
  .meta({ id: 'HintBody' });

export const hintSaid = z
  .object({ token: z.string().meta({ description: 'What the helpdesk’s server signed on the way' }) })
  .meta({ id: 'HintSaid' });

export const hintTaken = z.object({ hint: z.string() }).meta({ id: 'HintTaken' });

export const frameBody = z
  .strictObject({
    frame,
    hint: identifier,
    publicKey: base64.meta({ description: 'What the frame signs with' }),
    sealingKey: base64.meta({ description: 'What is sealed to it' }),
    frameSignature: base64.meta({
      description: 'By the frame’s key over both and its id (cordon-session-keys/v1)',
    }),
    ...signedActFields,
  })
  .meta({ id: 'FrameBody' });

export const frameOpened = z
  .object({
    token: z.string().meta({ description: 'Worth nothing without the frame’s key' }),
    expiresAt: instant,
  })
  .meta({ id: 'FrameOpened' });

export const hintView = z
  .object({ ticket: z.string().meta({ description: 'Cordon’s id of the ticket the helpdesk shows' }) })
  .meta({ id: 'HintView' });
