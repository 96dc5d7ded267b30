import type { Redacted } from '../redact.ts';
import type { PiiType } from '../span.ts';
import type { Part } from './part.ts';

/** A value that was replaced: in which part, and which of its fragments it touched (both ends included). */
export interface Found {
  readonly type: PiiType;
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Gives a redacted text back to the fragments it came from. A value leaves its placeholder in the first fragment that
 * it touches; marks that it runs over stay.
 * @param part number of the part, for what is added to `found`
 */
export function spread(
  { fragments, marks }: Part,
  { spans, replacements }: Redacted,
  part: number,
  found: Found[],
): readonly string[] {
  if (spans.length === 0) return fragments;
  const whole = fragments.join('');
  const out = fragments.map(() => '');
  const put = (fragment: number, text: string): void => void (out[fragment] = (out[fragment] ?? '') + text);
  let at = 0;
  let end = fragments[0]?.length ?? 0;
  const fragmentOf = (position: number): number => {
    while (position >= end && at + 1 < fragments.length) {
      at += 1;
      end += fragments[at]?.length ?? 0;
    }
    return at;
  };
  const copy = (from: number, to: number): void => {
    for (let position = from; position < to;) {
      const fragment = fragmentOf(position);
      const stop = Math.min(to, end);
      put(fragment, whole.slice(position, stop));
      position = stop;
    }
  };
  let done = 0;
  for (const [index, span] of spans.entries()) {
    copy(done, span.start);
    const from = fragmentOf(span.start);
    put(from, replacements[index]?.text ?? '');
    const to = fragmentOf(span.end - 1);
    for (let inside = from + 1; inside < to; inside += 1) {
      if (marks?.has(inside) === true) put(inside, fragments[inside] ?? '');
    }
    found.push({ type: span.type, part, from, to });
    done = span.end;
  }
  copy(done, whole.length);
  return out;
}
