import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { identifier } from '../../platform/schemas.ts';
import { nameOfThing } from '../../platform/freeText.ts';
import { country } from '../schemas.ts';

const name = nameOfThing(2, 100);

export const siteView = z
  .object({
    id: z.string(),
    name: z.string(),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2' }),
    people: z.int().meta({ description: 'People whose own site it is' }),
    working: z.int().meta({ description: 'Assignments there' }),
    networks: z.int(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'SiteView' });

export const siteAtStake = z
  .object({
    assignments: z.int().meta({ description: 'They end' }),
    networks: z.int().meta({ description: 'Ranges that go from the list' }),
    leases: z.int(),
    cutOff: z
      .array(z.object({ id: z.string(), name: z.string(), sessions: z.int() }))
      .meta({ description: 'People with a live session who would be outside, by where they signed in' }),
    locksYouOut: z.boolean().meta({ description: 'Then it is refused' }),
  })
  .meta({ id: 'SiteAtStake', description: 'What closing a site does' });

export const siteBody = z
  .strictObject({ party: identifier, name, country, ...signedActFields })
  .meta({ id: 'SiteBody' });

export const siteNameBody = z.strictObject({ name, ...signedActFields }).meta({ id: 'SiteNameBody' });

export const siteClosed = z
  .object({ assignments: z.int(), networks: z.int(), leases: z.int() })
  .meta({ id: 'SiteClosed', description: 'What was taken away' });
