import { keyOf, jsonLeaves, type JsonLeaf } from './jsonLeaves.ts';
import type { Part, SplitDocument } from './part.ts';
import { pathActions, type PathRules } from './pathRules.ts';
import { splitBuilder, type Slot } from './splitBuilder.ts';

export interface JsonOptions {
  /** What a policy says of single fields; by default every leaf is searched. */
  readonly paths?: PathRules;
  /** First line of the source in its file. */
  readonly line?: number;
}

/** Keys of what is said in a list of turns. */
const spoken = new Set(['text', 'content', 'message', 'body', 'utterance', 'transcript']);

/**
 * Takes a JSON text apart into its strings, numbers and keys, list leaves one by one, with the nearest key as context.
 * Layout, number spelling and key order stay; a number that holds personal data becomes a string. Keys can fall
 * together (`[EMAIL]` twice) unless placeholders are numbered.
 *
 * @throws {FormatError} when the text is not JSON
 */
export function splitJson(source: string, options: JsonOptions = {}): SplitDocument {
  const builder = splitBuilder(source);
  const actionOf = pathActions(options.paths ?? []);
  for (const leaf of jsonLeaves(source, options.line)) {
    const action = actionOf(leaf.path);
    if (leaf.kind === 'literal') {
      if (action === 'redact' && leaf.value !== 'null') builder.cut(leaf.start, leaf.end, 'null');
      continue;
    }
    builder.part([leafSlot(leaf)], about(leaf, action === 'keep', action === 'redact'));
  }
  return builder.done();
}

/** A leaf as a place to write to. */
export function leafSlot({ kind, start, end, value }: JsonLeaf): Slot {
  const text = kind === 'number' ? withoutExponent(value) : value;
  return { start, end, text, write: (redacted) => JSON.stringify(redacted) };
}

/** 4111e12 is read as the number that it is. */
function withoutExponent(value: string): string {
  if (!/e/i.test(value)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
}

function about({ kind, path }: JsonLeaf, keep: boolean, redact: boolean): Omit<Part, 'fragments'> {
  if (kind === 'key') return { patternsOnly: true };
  const label = keyOf(path);
  const turn = kind === 'string' && label !== undefined && spoken.has(label.toLowerCase());
  return {
    ...(label === undefined ? {} : { label }),
    ...(turn ? { turn: true } : {}),
    ...(keep ? { knownOnly: true } : {}),
    ...(kind === 'number' ? { patternsOnly: true } : {}),
    ...(redact ? { type: 'OTHER' } : {}),
  };
}
