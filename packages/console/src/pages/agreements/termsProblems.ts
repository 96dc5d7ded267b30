import type { Clause } from '../../api/types.ts';

/** What is wrong with terms, under the clause it belongs to; `null` when it belongs to none. */
export interface TermsProblem {
  readonly clause: string | null;
  readonly text: string;
}

const PARTS = ['permissions', 'conditions', 'limits', 'duties'] as const;

/**
 * What can be said of terms before they are sent: whether they are JSON, and whether each effect names a clause that is
 * in the text. The server checks the rest.
 */
export function termsProblems(text: string, clauses: readonly Clause[]): readonly TermsProblem[] {
  let terms: unknown;
  try {
    terms = JSON.parse(text);
  } catch (error) {
    return [{ clause: null, text: error instanceof Error ? error.message : 'This is not JSON.' }];
  }
  const known = new Set(clauses.map(({ id }) => id));
  return PARTS.flatMap((part) => {
    const effects = field(terms, part);
    if (!Array.isArray(effects)) return [{ clause: null, text: `“${part}” has to be a list.` }];
    return effects.flatMap((effect: unknown, index): TermsProblem[] => {
      const clause = field(effect, 'clause');
      const name = `${part}, number ${index + 1}`;
      if (typeof clause !== 'string') return [{ clause: null, text: `${name} names no clause.` }];
      return known.has(clause) ? [] : [{ clause, text: `${name} names a clause that is not in the text.` }];
    });
  });
}

/** The paths an error names, in its list or in its words. */
export function pathsOf(error: {
  readonly fields: readonly string[];
  readonly message: string;
}): readonly string[] {
  const inWords = error.message.match(/\b(?:permissions|conditions|limits|duties)\.\d+[\w.]*/g) ?? [];
  return [...new Set([...error.fields.filter((path) => path !== ''), ...inWords])];
}

/**
 * Puts the paths a server named (`permissions.0.fields.2.category`, or as JSON pointers) under the clause of the effect
 * they lie in.
 */
export function serverProblems(text: string, paths: readonly string[]): readonly TermsProblem[] {
  let terms: unknown = null;
  try {
    terms = JSON.parse(text);
  } catch {
    // Without JSON there is no effect to find; the paths stand alone.
  }
  return paths.map((path) => {
    const [part = '', index = ''] = path.replace(/^\//, '').split(/[./]/);
    const effect = field(field(terms, part), index);
    const clause = field(effect, 'clause');
    return { clause: typeof clause === 'string' ? clause : null, text: `not accepted: ${path}` };
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
