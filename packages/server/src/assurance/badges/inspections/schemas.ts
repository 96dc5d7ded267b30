import { inspectionItems, VERDICTS, type InspectionItem } from '@cordon/core/assurance/badges';
import { z } from 'zod';
import { signedActFields } from '../../../identity/signed-acts.ts';
import { prose } from '../../../platform/freeText.ts';
import { instant, personRef } from '../../../platform/schemas.ts';

const item = z
  .enum(Object.keys(inspectionItems) as [InspectionItem, ...InspectionItem[]])
  .meta({ id: 'InspectionItem' });
const verdict = z.enum(VERDICTS).meta({ id: 'InspectionVerdict' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Base64 of half a megabyte: what a phone's canvas makes of a picture that is large enough to see a desk on. */
const PHOTO_LENGTH = 700_000;

export const inspectionBody = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          item,
          verdict,
          note: prose(0, 400),
          photos: z.array(sha256).max(4).meta({ description: 'SHA-256 of pictures in `photos`' }),
        }),
      )
      .max(Object.keys(inspectionItems).length),
    photos: z
      .array(z.base64().max(PHOTO_LENGTH))
      .max(12)
      .meta({ description: 'JPEGs without EXIF or any word, painted before they are sent' }),
    ...signedActFields,
  })
  .meta({ id: 'InspectionBody' });

export const inspectionSigned = z
  .object({ id: z.string(), entry: z.int(), failed: z.int() })
  .meta({ id: 'InspectionSigned' });

export const inspectionView = z
  .object({
    id: z.string(),
    site: z.string(),
    at: instant,
    by: personRef.extend({ company: z.boolean() }),
    items: z.array(
      z.object({ item, text: z.string(), verdict, note: z.string(), photos: z.array(z.string()) }),
    ),
    statement: z.string().meta({ description: 'SHA-256 of what was signed' }),
    entry: z.int(),
  })
  .meta({ id: 'InspectionView' });

export const inspectionList = z
  .object({
    mayInspect: z.boolean(),
    items: z.array(z.object({ item, text: z.string() })),
    inspections: z.array(inspectionView),
  })
  .meta({ id: 'InspectionList' });

export const photoView = z.object({ jpeg: z.base64() }).meta({ id: 'InspectionPhoto' });
