import { z } from 'zod';
import { nameOfThing } from '../../platform/freeText.ts';
import { instant } from '../../platform/schemas.ts';
import { searchFilter } from '../filter.ts';

/** A search as it is kept: days and stretches stay what they are, so that "the last hour" is the last hour when it is opened. */
const savedFilter = searchFilter
  .omit({ from: true, until: true })
  .extend({
    last: z
      .enum(['1h', '24h', '7d'])
      .optional()
      .meta({ description: 'A stretch that ends when it is opened' }),
    from: z.iso.date().optional().meta({ description: 'First day' }),
    until: z.iso.date().optional().meta({ description: 'Last day' }),
  })
  .meta({ id: 'SavedFilter' });

export type SavedFilter = z.infer<typeof savedFilter>;

export const savedView = z
  .object({ id: z.string(), name: z.string(), filter: savedFilter, savedAt: instant })
  .meta({ id: 'SavedView' });

export const savedViews = z
  .object({ views: z.array(savedView), most: z.int().meta({ description: 'So many may be kept' }) })
  .meta({ id: 'SavedViews' });

const name = nameOfThing(1, 80);

export const saveBody = z
  .strictObject({
    name,
    filter: savedFilter.refine((filter) => Object.keys(filter).length > 0, 'nothing is narrowed'),
  })
  .meta({ id: 'SaveViewBody' });

export const viewNameBody = z.strictObject({ name }).meta({ id: 'ViewNameBody' });
