import { frameworks, itemStatuses } from '@cordon/core/agreements';
import { z } from 'zod';

/** Letters of a text that is checked: some 400 pages. */
export const MOST_LETTERS = 1_000_000;

export const checkFramework = z.enum(frameworks).meta({ id: 'CheckFramework' });

export const checkBody = z
  .strictObject({
    text: z.string().min(1).max(MOST_LETTERS),
    frameworks: z.array(checkFramework).min(1).max(frameworks.length).optional(),
  })
  .meta({ id: 'CheckBody' });

export const checkedItem = z
  .object({
    id: z.string(),
    framework: checkFramework,
    title: z.string(),
    requirement: z.string(),
    citation: z.string(),
    by: z.enum(['contract', 'statute', 'advice']).meta({
      description: 'contract: the contract itself must say it; statute: the duty stands without it',
    }),
    status: z
      .enum(itemStatuses)
      .meta({ description: 'For red flags, `present` means that the flag is raised' }),
    where: z.string().nullable().meta({ description: 'The sentence it rests on' }),
  })
  .meta({ id: 'CheckedItem' });

export const checkView = z
  .object({
    ok: z.boolean().meta({
      description: 'Nothing the law asks of the contract is absent or denied, and no red flag is raised',
    }),
    sets: z.array(
      z.object({
        framework: checkFramework,
        title: z.string(),
        regulation: z.string(),
        regulationVersion: z.string(),
        asked: z.boolean().meta({ description: 'False when the text is not written for this law' }),
      }),
    ),
    items: z.array(checkedItem),
  })
  .meta({ id: 'CheckView' });
