import type { Finding, Named } from './finding.ts';

/** Whatever in a finding may be somebody's or something's id: its parts, as they stand between slashes and blanks. */
export function partsOf({ about, facts }: Pick<Finding, 'about' | 'facts'>): readonly string[] {
  const texts = [about, ...Object.values(facts).filter((value) => typeof value === 'string')];
  return [...new Set(texts.flatMap((text) => text.split(/[\s/]+/)))].filter((part) => part !== '');
}

/** The names of what a finding is about, of those that are known. */
export function namesOf(
  finding: Pick<Finding, 'about' | 'facts'>,
  known: ReadonlyMap<string, Named>,
): readonly Named[] {
  return partsOf(finding).flatMap((part) => known.get(part) ?? []);
}
