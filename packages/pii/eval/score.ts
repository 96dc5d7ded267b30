import type { Labelled } from './dataset.ts';
import { sameKind, scoredAs } from './labels.ts';

/** A span that a system reports: half-open range in UTF-16 code units. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** Counts of one labelled type. */
export interface TypeScore {
  gold: number;
  /** a prediction of the same kind touches the label */
  touched: number;
  /** a prediction of the same kind has the same range */
  exact: number;
  /** every character but space is covered, by predictions of any type */
  hidden: number;
  predicted: number;
  /** predictions of this type that touch a label of the kind */
  right: number;
}

export interface Score {
  readonly texts: number;
  readonly characters: number;
  readonly types: ReadonlyMap<string, TypeScore>;
  readonly gold: number;
  readonly hidden: number;
  /** share of labelled characters that are covered, and share of covered characters that are labelled */
  readonly charRecall: number;
  readonly charPrecision: number;
  /** predictions that touch no label at all */
  readonly falseSpans: number;
  /** type-agnostic, at intersection over union >= 0.9, as presidio-research's SpanEvaluator counts */
  readonly iou: { readonly precision: number; readonly recall: number; readonly f2: number };
}

/**
 * Scores predictions against labels. Space does not count. Characters under a label that is not scored (see
 * labels.ts) count neither way.
 * @param found found[i] belongs to texts[i]
 */
export function score(texts: readonly Labelled[], found: readonly (readonly Found[])[]): Score {
  const types = new Map<string, TypeScore>();
  const of = (type: string): TypeScore => {
    const before = types.get(type);
    if (before !== undefined) return before;
    const fresh = { gold: 0, touched: 0, exact: 0, hidden: 0, predicted: 0, right: 0 };
    types.set(type, fresh);
    return fresh;
  };
  const total = { gold: 0, hidden: 0, labelled: 0, both: 0, covered: 0, falseSpans: 0, characters: 0 };
  const iou = { predicted: 0, right: 0, met: 0 };
  texts.forEach(({ text, spans }, index) => {
    const predictions = found[index] ?? [];
    const gold = spans.map((span) => ({ ...span, type: scoredAs(span.label) }));
    total.characters += text.length;
    const labels = new Uint8Array(text.length);
    const cover = new Uint8Array(text.length);
    for (const span of gold) labels.fill(span.type === null ? 2 : 1, span.start, span.end);
    for (const span of gold) if (span.type !== null) labels.fill(1, span.start, span.end);
    for (const span of predictions) cover.fill(1, span.start, span.end);
    for (let at = 0; at < text.length; at += 1) {
      if (/\s/.test(text.charAt(at)) || labels[at] === 2) continue;
      total.labelled += labels[at] ?? 0;
      total.covered += cover[at] ?? 0;
      total.both += (labels[at] ?? 0) & (cover[at] ?? 0);
    }
    for (const span of gold) {
      if (span.type === null) continue;
      const { type } = span;
      const counts = of(type);
      counts.gold += 1;
      total.gold += 1;
      const kin = predictions.filter((other) => touch(other, span) && sameKind(other.type, type));
      if (kin.length > 0) counts.touched += 1;
      if (kin.some((other) => sameRange(text, other, span))) counts.exact += 1;
      if (allHidden(text, cover, span)) {
        counts.hidden += 1;
        total.hidden += 1;
      }
      if (predictions.some((other) => overlapShare(other, span) >= 0.9)) iou.met += 1;
    }
    for (const prediction of predictions) {
      const counts = of(prediction.type);
      counts.predicted += 1;
      const met = gold.filter((span) => touch(prediction, span));
      if (met.some(({ type }) => type !== null && sameKind(prediction.type, type))) counts.right += 1;
      if (met.length === 0) total.falseSpans += 1;
      if (met.length > 0 && met.every(({ type }) => type === null)) continue;
      iou.predicted += 1;
      if (met.some((span) => overlapShare(prediction, span) >= 0.9)) iou.right += 1;
    }
  });
  const precision = ratio(iou.right, iou.predicted);
  const recall = ratio(iou.met, total.gold);
  return {
    texts: texts.length,
    characters: total.characters,
    types,
    gold: total.gold,
    hidden: total.hidden,
    charRecall: ratio(total.both, total.labelled),
    charPrecision: ratio(total.both, total.covered),
    falseSpans: total.falseSpans,
    iou: { precision, recall, f2: fBeta(precision, recall, 2) },
  };
}

/** van Rijsbergen's F: beta 2 weighs recall over precision. */
export function fBeta(precision: number, recall: number, beta: number): number {
  const weight = beta * beta;
  return ratio((1 + weight) * precision * recall, weight * precision + recall);
}

/** F1 of one type: by touch, or by the same range. */
export function typedF1(
  { gold, touched, exact, predicted, right }: TypeScore,
  by: 'touch' | 'range',
): number {
  return by === 'touch'
    ? fBeta(ratio(right, predicted), ratio(touched, gold), 1)
    : fBeta(ratio(exact, predicted), ratio(exact, gold), 1);
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function touch(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function sameRange(text: string, a: Range, b: Range): boolean {
  return a.start === b.start && text.slice(a.start, a.end).trimEnd().length === b.end - b.start;
}

function allHidden(text: string, cover: Uint8Array, { start, end }: Range): boolean {
  for (let at = start; at < end; at += 1) {
    if (cover[at] === 0 && !/\s/.test(text.charAt(at))) return false;
  }
  return true;
}

function overlapShare(a: Range, b: Range): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
