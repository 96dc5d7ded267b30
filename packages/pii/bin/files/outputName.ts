import { patternDetectors, redact, type RedactOptions } from '../../src/index.ts';

/** Dates and versions in a file name are what it is named for. */
const kept: ReadonlySet<string> = new Set(['DATE', 'AGE', 'ORG', 'LOC']);

/**
 * The name of the redacted file: a name can hold what the file no longer does (`a@b.example.txt`).
 * @param taken names that are in use in the folder; the new one is added
 */
export function outputName(
  name: string,
  extension: string,
  given: RedactOptions,
  taken: Set<string>,
): string {
  const dot = name.lastIndexOf('.');
  const stem = dot < 0 ? name : name.slice(0, dot);
  // The model reads sentences: a word alone ("statement", "mulaw") is a name to it as soon as anything.
  const options = /[\s._+-]/.test(stem)
    ? given
    : { ...given, detectors: given.detectors ?? patternDetectors };
  const readable = stem.replace(/[_+]+/g, ' ');
  const telling = [stem, readable].some((text) =>
    redact(text, options).spans.some(({ type }) => !kept.has(type)),
  );
  const clean = telling ? redact(redact(readable, options).text.replace(/[-.]+/g, ' '), options).text : stem;
  let candidate = `${clean}.${extension}`;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${clean}-${number}.${extension}`;
  taken.add(candidate);
  return candidate;
}
