import { checkText, type CheckOptions, type CheckReport } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { textOf } from './textOf.ts';

/** What a structured agreement needs to be read: its clauses. */
const structured = z.object({
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })).min(1),
});

/**
 * Checks a contract's file: a text by reading its words, one of our own structured agreements (`.json`) by its clauses.
 * @throws Failure `bad-request` when the file cannot be read
 */
export async function checkFile(
  bytes: Uint8Array,
  name: string,
  options: CheckOptions,
): Promise<CheckReport> {
  if (!name.toLowerCase().endsWith('.json')) return checkText(await textOf(bytes, name), options);
  return checkText(clauseTexts(bytes, name), options);
}

function clauseTexts(bytes: Uint8Array, name: string): string {
  let parsed;
  try {
    parsed = structured.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    throw new Failure('bad-request', `${name} is not JSON`, error);
  }
  if (!parsed.success) throw new Failure('bad-request', `${name} is not an agreement: no clauses`);
  return parsed.data.clauses.map(({ id, title, text }) => `${id} ${title}\n\n${text}`).join('\n\n');
}
