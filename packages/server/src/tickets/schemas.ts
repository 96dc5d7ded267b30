import { z } from 'zod';
import { instant } from '../platform/schemas.ts';

export const bindingKind = z.enum(['request', 'mail', 'caller', 'agent']).meta({
  id: 'BindingKind',
  description: 'How the ticket was tied to its customer; `agent` is only a claim',
});

export const rebindView = z
  .object({
    id: z.string(),
    ticket: z.string(),
    askedBy: z.string(),
    askedAt: instant,
    firstBinding: bindingKind.nullable(),
    decided: z.boolean(),
  })
  .meta({ id: 'RebindView' });

export const decideBody = z.strictObject({ approve: z.boolean() }).meta({ id: 'DecideBody' });
