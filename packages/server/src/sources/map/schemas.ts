import { z } from 'zod';
import { sightRows } from '../../agreements/clauses/schemas.ts';
import { signedActFields } from '../../identity/index.ts';
import { partyRef } from '../../platform/schemas.ts';
import { confirmed, dataMap, DOCUMENT_BYTES } from '../schemas.ts';

export const mapLookBody = z.strictObject({ map: dataMap }).meta({ id: 'MapLookBody' });

export const mapSight = z
  .array(
    z
      .object({
        agreement: z.string(),
        title: z.string(),
        vendor: partyRef,
        version: z.int(),
        standing: z.enum(['in-force', 'signed', 'draft']),
        ...sightRows,
      })
      .meta({ id: 'MapSight' }),
  )
  .meta({
    description: 'Who would gain and who would lose sight, by each version of an agreement over the source',
  });

const document = z
  .string()
  .max(DOCUMENT_BYTES)
  .meta({ description: 'A newer OpenAPI document of the source’s API, as JSON or YAML' });

export const additionsBody = z.strictObject({ document }).meta({ id: 'AdditionsBody' });

export const mapBody = z
  .strictObject({
    document: document.exactOptional(),
    map: dataMap.meta({ description: 'The next version of the map' }),
    confirmed,
    ...signedActFields,
  })
  .meta({ id: 'MapBody' });
