import {
  checkStructured,
  checkText,
  frameworksOf,
  itemSets,
  type CheckOptions,
  type CheckReport,
  type Clause,
} from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { effects, from } from '../clauses/schemas.ts';
import { textOf } from './textOf.ts';

/** What a structured agreement needs to be read exactly: its clauses, and the parties whose confirmations count. */
const structured = z.object({
  controller: z.object({ id: z.string() }).optional(),
  processor: z.object({ id: z.string() }).optional(),
  clauses: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        text: z.string(),
        from: from.optional(),
        effects: effects.optional(),
        confirmedBy: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});

/**
 * Checks a contract's file: a text by reading its words; one of our own structured agreements (`.json`) exactly, by
 * what its clauses answer, and by its words for red flags only.
 * @throws Failure `bad-request` when the file cannot be read
 */
export async function checkFile(
  bytes: Uint8Array,
  name: string,
  options: CheckOptions,
): Promise<CheckReport> {
  if (!name.toLowerCase().endsWith('.json')) return checkText(await textOf(bytes, name), options);
  return checkClauses(bytes, name, options);
}

function checkClauses(bytes: Uint8Array, name: string, { frameworks }: CheckOptions): CheckReport {
  let parsed;
  try {
    parsed = structured.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    throw new Failure('bad-request', `${name} is not JSON`, error);
  }
  if (!parsed.success) throw new Failure('bad-request', `${name} is not an agreement: no clauses`);
  const { controller, processor } = parsed.data;
  // Optional properties that zod types as possibly undefined are absent after JSON.
  const clauses = parsed.data.clauses as readonly Clause[];
  const words = clauses.map(({ id, title, text }) => `${id} ${title}\n\n${text}`).join('\n\n');
  const written = frameworksOf(clauses);
  // None of our library: there are only its words to go by.
  if (written.length === 0) return checkText(words, { ...(frameworks !== undefined && { frameworks }) });
  const flags = checkText(words, { frameworks: ['red-flags'] });
  const chosen = frameworks ?? written;
  const sets = itemSets.filter(
    ({ framework }) => framework !== 'red-flags' && (frameworks ?? [framework]).includes(framework),
  );
  const exact = checkStructured(clauses, sets, chosen, [controller?.id ?? '', processor?.id ?? '']);
  return { items: [...exact.items, ...flags.items] };
}
