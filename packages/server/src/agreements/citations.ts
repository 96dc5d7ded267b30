import type { Clause } from '@cordon/core/agreements';
import type { Citation, Code, Decision } from '@cordon/core/kernel';
import { inOneSentence, type Policy } from '@cordon/core/policy';
import type { z } from 'zod';
import type { citationView, decisionView } from '../platform/schemas.ts';

export type CitationView = z.infer<typeof citationView>;
export type DecisionView = z.infer<typeof decisionView>;

/** The house rule behind a refusal that no clause is nearer to. */
const houseRule: Clause = {
  id: 'default-deny',
  title: 'House rule: default deny',
  text: 'Cordon shows nothing that a signed agreement in force does not permit.',
};

/** Puts the words of the clause beside a citation. */
export function citationViewOf(citation: Citation, clauses: readonly Clause[]): CitationView {
  const clause =
    clauses.find(({ id }) => id === citation.clause) ??
    (citation.clause === houseRule.id
      ? houseRule
      : { id: citation.clause, title: `Clause ${citation.clause}`, text: '' });
  return {
    agreement: citation.agreement,
    clause: citation.clause,
    title: clause.title,
    text: clause.text,
    effect: citation.effect,
    field: citation.field ?? null,
  };
}

/** A decision as people read it: one sentence, and the words of every clause it cites. */
export function decisionViewOf(
  decision: Decision,
  clauses: readonly Clause[],
  entry: number | null,
  policy: Policy | null = null,
): DecisionView {
  const code: Code | null = decision.allow ? null : decision.code;
  return {
    entry,
    allow: decision.allow,
    code,
    sentence: inOneSentence(decision, policy),
    citations: decision.citations.map((citation) => citationViewOf(citation, clauses)),
  };
}
