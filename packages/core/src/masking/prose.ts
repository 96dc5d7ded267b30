import { detect, type PiiType, type Span } from '@cordon/pii';

/** Kinds that name or reach nobody by themselves: the law, the company, the town or the nation a reason speaks of. */
const NOBODY: ReadonlySet<PiiType> = new Set(['LOC', 'ORG', 'DATE', 'URL', 'TITLE', 'NATIONALITY']);

/** What the model is less sure of refuses nobody's act: a word it takes for a name would stand in the way of an urgent one. */
const sureOfPerson = 0.7;

/** What in a reason or statement names or reaches a person: while there is any, it is not taken. */
export function tellsOfSomebody(text: string): readonly Span[] {
  return detect(text).filter(
    ({ type, by, score }) => !NOBODY.has(type) && (by !== 'tagger' || score >= sureOfPerson),
  );
}
