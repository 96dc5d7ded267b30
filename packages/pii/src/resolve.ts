import type { Span } from './span.ts';

const mostInserted = 16;

/**
 * Turns overlapping candidates into non-overlapping spans in text order.
 *
 * The heaviest candidate (length x score) keeps its whole range; a lighter one keeps only what is left of
 * its own range. So the choice decides the label, never the coverage: each letter or digit that any
 * candidate covers stays covered, which is what a redactor needs. The result depends on the set of
 * candidates only, not on their order.
 *
 * @param text the text that the offsets count in (UTF-16 code units)
 */
export function resolve(text: string, candidates: readonly Span[]): Span[] {
  const [only] = candidates;
  if (only === undefined) return [];
  if (candidates.length === 1) return only.start < only.end ? [only] : [];
  const inOrder = sorted(candidates.filter((span) => span.start < span.end));
  const kept: Span[] = [];
  let cluster: Span[] = [];
  let clusterEnd = 0;
  for (const span of inOrder) {
    if (cluster.length > 0 && span.start >= clusterEnd) {
      settle(text, cluster, clusterEnd, kept);
      cluster = [];
    }
    clusterEnd = cluster.length === 0 ? span.end : Math.max(clusterEnd, span.end);
    cluster.push(span);
  }
  settle(text, cluster, clusterEnd, kept);
  return sorted(kept);
}

/** In text order; most lists are short and nearly in order already, where to insert is quickest. */
function sorted(spans: Span[]): Span[] {
  if (spans.length > mostInserted) return spans.sort(byPosition);
  for (let i = 1; i < spans.length; i += 1) {
    const span = spans[i];
    if (span === undefined) continue;
    let at = i;
    for (
      let before = spans[at - 1];
      before !== undefined && byPosition(before, span) > 0;
      before = spans[at - 1]
    ) {
      spans[at] = before;
      at -= 1;
    }
    spans[at] = span;
  }
  return spans;
}

/** Adds to `kept` the spans of one cluster, a chain of candidates that overlap. */
function settle(text: string, cluster: readonly Span[], end: number, kept: Span[]): void {
  const first = cluster[0];
  if (first === undefined) return;
  if (cluster.length === 1) {
    kept.push(first);
    return;
  }
  const heaviestFirst = [...cluster].sort(byWeight);
  const [heaviest] = heaviestFirst;
  if (heaviest?.start === first.start && heaviest.end === end) {
    kept.push(heaviest);
    return;
  }
  const taken = new Uint8Array(end - first.start);
  for (const span of heaviestFirst) {
    let at = span.start;
    while (at < span.end) {
      while (at < span.end && taken[at - first.start] === 1) at += 1;
      const from = at;
      while (at < span.end && taken[at - first.start] === 0) at += 1;
      taken.fill(1, from - first.start, at - first.start);
      const whole = from === span.start && at === span.end;
      if (whole) kept.push(span);
      else keepPiece(text, span, from, at, kept);
    }
  }
}

/** A piece cut from a lighter candidate stays only with a letter, digit or symbol in it, trimmed to those. */
function keepPiece(text: string, span: Span, from: number, to: number, kept: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isSeparator(text.charCodeAt(start))) start += 1;
  if (start > from && start < end && '(+#'.includes(text.charAt(start - 1))) start -= 1;
  while (end > start && isSeparator(text.charCodeAt(end - 1))) end -= 1;
  if (start < end) kept.push({ ...span, start, end });
}

/**
 * ASCII space and punctuation: left over at the rim of a cut piece, it tells nothing. Brackets and signs before a
 * digit belong to it: "(415) ...".
 */
function isSeparator(code: number): boolean {
  if (code >= 0x80) return false;
  const isDigit = code >= 0x30 && code <= 0x39;
  const lower = code | 0x20;
  return !isDigit && !(lower >= 0x61 && lower <= 0x7a);
}

function byPosition(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end || byName(a, b);
}

function byWeight(a: Span, b: Span): number {
  return (b.end - b.start) * b.score - (a.end - a.start) * a.score || b.score - a.score || byPosition(a, b);
}

function byName(a: Span, b: Span): number {
  return compare(a.type, b.type) || compare(a.by, b.by) || a.score - b.score;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
