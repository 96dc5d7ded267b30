import { codes, type Allowed, type Citation, type Decision, type Treatment } from '../kernel/index.ts';
import { describe, type ClauseText } from './describe.ts';
import { DEFAULT_DENY, type Policy } from './policy.ts';
import { entry } from './table.ts';
import { plural } from './time.ts';
import { andList, treatmentWords } from './words.ts';

/** A decision in words: one sentence for everybody, and the lines behind it. */
export interface Explanation {
  readonly sentence: string;
  readonly lines: readonly string[];
}

/**
 * Says a decision in plain English, as the console and `cordon policy explain` show it.
 * @param policy the policy the decision was made under, or null when there was none
 */
export function explain(decision: Decision, policy: Policy | null): Explanation {
  const texts = policy === null ? [] : describe(policy.terms);
  const lines = decision.citations.map((citation) => lineOf(citation, decision, policy, texts));
  return {
    sentence: inOneSentence(decision, policy),
    lines: decision.allow ? [...lines, ...obligationLines(decision)] : lines,
  };
}

/** The sentence of `explain` alone: every card of every ticket page has one, and the lines cost many times as much. */
export function inOneSentence(decision: Decision, policy: Policy | null): string {
  if (decision.allow) return allowedSentence(decision, policy);
  const by = decision.citations.length === 0 ? '' : ` by ${clausesOf(decision.citations)}`;
  return `Refused${by}: ${codes[decision.code].text}`;
}

function allowedSentence(decision: Allowed, policy: Policy | null): string {
  const whole = decision.citations.filter((each) => each.effect === 'permission' && each.field === undefined);
  const expiry = decision.obligations.find((each) => each.kind === 'expire');
  const parts = groups(decision).map(({ clauses, treatment, fields }) => {
    const names = andList(fields.map((field) => labelOf(field, policy)));
    const during = expiry === undefined ? '' : ` for ${plural(expiry.minutes, 'minute')}`;
    return `${names} ${treatmentWords[treatment]}${during} by ${clauses}`;
  });
  return `${[`Allowed by ${clausesOf(whole)}`, ...parts].join('; ')}.`;
}

/** Fields that are shown alike by the same clauses, together. */
function groups(decision: Allowed): readonly {
  readonly clauses: string;
  readonly treatment: Treatment;
  readonly fields: readonly string[];
}[] {
  const found = new Map<string, { clauses: string; treatment: Treatment; fields: string[] }>();
  for (const [field, treatment] of Object.entries(decision.treatments)) {
    const cited = decision.citations.filter((citation) => citation.field === field);
    const numbers = [...new Set(cited.map((citation) => citation.clause))];
    const clauses = andList(numbers.map((clause) => (clause === DEFAULT_DENY ? 'default' : clause)));
    const key = `${treatment} ${clauses}`;
    const group = found.get(key) ?? { clauses, treatment, fields: [] };
    group.fields.push(field);
    found.set(key, group);
  }
  return [...found.values()];
}

function lineOf(
  citation: Citation,
  decision: Decision,
  policy: Policy | null,
  texts: readonly ClauseText[],
): string {
  const name = clauseName(citation.clause);
  const start = name.charAt(0).toUpperCase() + name.slice(1);
  const { field } = citation;
  if (field !== undefined && decision.allow) {
    const treatment = entry(decision.treatments, field) ?? 'hidden';
    return `${start}: ${labelOf(field, policy)} is ${treatmentWords[treatment]}.`;
  }
  const about = field === undefined ? '' : ` ${labelOf(field, policy)}:`;
  const said = texts.filter((text) => text.clause === citation.clause && text.effect === citation.effect);
  const words =
    said.length === 0
      ? 'All that no clause permits is refused.'
      : said.map((text) => text.sentence).join(' ');
  return `${start}:${about} ${words}`;
}

function obligationLines(decision: Allowed): readonly string[] {
  return decision.obligations.map((obligation) => {
    switch (obligation.kind) {
      case 'expire':
        return `It is masked again after ${plural(obligation.minutes, 'minute')}.`;
      case 'sign':
        return 'The person signs the act with the key of the session.';
      case 'mark':
        return 'The screen carries a mark of who looked, when, and under which entry.';
      case 'redact-text':
        return "The customer's own values are taken out of the text before it is kept.";
      case 'approve':
        return `A second person approves it first; that stands for ${plural(obligation.minutes, 'minute')}.`;
      case 'masked-only':
        return `Reveals are off: ${obligation.because}.`;
      case 'group-size':
        return `Figures tell of no group of fewer than ${plural(obligation.least, 'customer')}.`;
      case 'subjects-left':
        return `Rows of at most ${plural(obligation.most, 'customer')} not shown today are shown.`;
    }
  });
}

function clausesOf(citations: readonly Citation[]): string {
  const clauses = [...new Set(citations.map((citation) => citation.clause))];
  return clauses.length === 1 ? clauseName(clauses[0] ?? DEFAULT_DENY) : `clauses ${andList(clauses)}`;
}

function clauseName(clause: string): string {
  return clause === DEFAULT_DENY ? 'default' : `clause ${clause}`;
}

function labelOf(field: string, policy: Policy | null): string {
  return (policy === null ? undefined : entry(policy.labels, field)) ?? field;
}
