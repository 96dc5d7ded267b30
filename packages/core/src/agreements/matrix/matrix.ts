import type { Terms } from '../../kernel/index.ts';
import { describe } from '../../policy/index.ts';
import type { Clause } from '../clause.ts';
import { readingOf } from '../compile/reading.ts';
import { evidence, isEvidence, type EvidenceKey } from './evidence.ts';

/** One obligation of the agreement: whose it is, who does what, and how one sees it. */
export interface MatrixRow {
  readonly obligation: string;
  /** Checklist items it answers. */
  readonly items: readonly string[];
  readonly clause: string;
  readonly owner: 'controller' | 'processor' | 'both';
  readonly does: string;
  /** How it is evidenced, in words. */
  readonly evidenced: string;
  readonly evidence: readonly EvidenceKey[];
  /** The duties of the terms under this clause, as sentences. */
  readonly duties: readonly string[];
}

/**
 * The shared responsibility matrix: one row an obligation, in the order of the clauses. A clause written by hand keeps
 * the row of the clause it was made from; one that never was in the library is a row only when the terms lay a duty on
 * somebody under its number.
 */
export function matrix(clauses: readonly Clause[], terms: Terms): readonly MatrixRow[] {
  const duties = describe(terms).filter(({ effect }) => effect === 'duty');
  return clauses.flatMap((clause): readonly MatrixRow[] => {
    const own = duties.filter((duty) => duty.clause === clause.id).map(({ sentence }) => sentence);
    const { clause: template } = readingOf(clause);
    if (template !== null) {
      const keys = template.evidence.filter(isEvidence);
      return [
        {
          obligation: clause.title,
          items: template.answers,
          clause: clause.id,
          owner: template.owner,
          does: template.does,
          evidenced: inWords(keys),
          evidence: keys,
          duties: own,
        },
      ];
    }
    const by = terms.duties.filter((duty) => duty.clause === clause.id).map((duty) => duty.by);
    if (own.length === 0) return [];
    return [
      {
        obligation: clause.title,
        items: [],
        clause: clause.id,
        owner: new Set(by).size > 1 ? 'both' : (by[0] ?? 'both'),
        does: own.join(' '),
        evidenced: evidence.none,
        evidence: ['none'],
        duties: own,
      },
    ];
  });
}

function inWords(keys: readonly EvidenceKey[]): string {
  return keys.map((key) => evidence[key]).join(' ');
}
