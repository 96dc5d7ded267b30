import { problemOfAll, rulesFor, type DictionaryEntry } from '@cordon/core/dictionaries';
import { Failure } from '@cordon/core/kernel';
import { compileCustom, detect, type CompiledRules, type Span } from '@cordon/pii';
import type { DictionaryDeps } from './deps.ts';

export interface Tried {
  readonly present: readonly Span[];
  readonly proposed: readonly Span[];
}

/**
 * What of a text would be removed by what is in force, and by that with what is proposed: all that waits, and what is being
 * written. The text is searched and kept nowhere.
 * @throws Failure `bad-request` where these are too many to be searched for together
 * @param purpose null: by what holds for every purpose
 */
export async function tryOut(
  { store }: Pick<DictionaryDeps, 'store'>,
  text: string,
  purpose: string | null,
  writing: readonly DictionaryEntry[],
): Promise<Tried> {
  const entries = await store.opened(['proposed', 'in-force', 'retiring']);
  const problem = problemOfAll([...entries, ...writing]);
  if (problem !== null) throw new Failure('bad-request', problem);
  const inForce = entries.filter(({ state }) => state !== 'proposed');
  const search = (custom: CompiledRules) => detect(text, { custom });
  return {
    present: search(compiled(inForce, purpose)),
    proposed: search(compiled([...entries, ...writing], purpose)),
  };
}

function compiled(entries: readonly DictionaryEntry[], purpose: string | null): CompiledRules {
  return compileCustom(rulesFor(entries, purpose ?? ''));
}
