import { compileCustom, FormatError, type CompiledRules } from '@cordon/pii';
import { rulesFor, TEXT_LENGTH, type DictionaryEntry } from './entry.ts';

/** A company that has no rules of its own. */
export const nothingOwn: CompiledRules = compileCustom({});

/** Messages of the package that mean that a search could go on for too long. */
const TOO_LONG = /written out|too many alternatives|at most 64 times|nested too deep/;

const KIND_FAULT = {
  word: 'Say what kind of personal data it is.',
  pattern: 'Say what kind of personal data it is.',
  allow: 'What is never removed is of no kind.',
} as const;

/** @returns why this cannot be an entry, in plain words that hold nothing of it; null when it can */
export function problemOfEntry(entry: DictionaryEntry): string | null {
  const { kind, type, text } = entry;
  if ((kind === 'allow') !== (type === null)) return KIND_FAULT[kind];
  if (text.length > TEXT_LENGTH[kind]) {
    return `At most ${String(TEXT_LENGTH[kind])} characters.`;
  }
  // What is taken out already may not be named: it would tear every placeholder.
  if (kind !== 'pattern' && /[[\]]/.test(text)) return 'Leave out brackets: they mark what was removed.';
  const fault = faultOf([entry], entry.purpose ?? '');
  if (fault === null) return null;
  if (kind !== 'pattern') return 'Give at least two letters, or three characters with digits.';
  if (TOO_LONG.test(fault)) {
    return 'This pattern can take too long on a long text. Say how often something repeats, for instance \\d{4}, and not that it repeats without an end within itself.';
  }
  return `This pattern is not understood: ${fault.replace(/^patterns\[\d+\]\.pattern: /, '')}.`;
}

/**
 * Whether all entries can be searched for together.
 * @returns which limit they are over, in plain words; null when they can
 */
export function problemOfAll(entries: readonly DictionaryEntry[]): string | null {
  // Those of one purpose with those of all are the most that is ever searched for together.
  const purposes = new Set(entries.map(({ purpose }) => purpose ?? ''));
  for (const purpose of purposes) {
    const fault = faultOf(entries, purpose);
    if (fault !== null) return `The dictionary would be too large: ${fault}. Retire what is not needed.`;
  }
  return null;
}

function faultOf(entries: readonly DictionaryEntry[], purpose: string): string | null {
  try {
    compileCustom(rulesFor(entries, purpose));
    return null;
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}
