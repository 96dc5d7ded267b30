import type { Measured } from './run.ts';
import { ratio, typedF1 } from './score.ts';

/** One line for a run: what is hidden, what is torn, how quick. */
export function summary({ system, set, score, speed }: Measured): string {
  return [
    system.padEnd(22),
    set.padEnd(20),
    `hidden ${percent(ratio(score.hidden, score.gold))}`,
    `charR ${percent(score.charRecall)}`,
    `charP ${percent(score.charPrecision)}`,
    `F2@0.9 ${percent(score.iou.f2)}`,
    `false/1k texts ${((1000 * score.falseSpans) / Math.max(1, score.texts)).toFixed(1).padStart(7)}`,
    `${speed.toFixed(2).padStart(7)} MB/s`,
  ].join('  ');
}

/** A line a type: how many labels, how many touched, exact, hidden, and how right the predictions are. */
export function byType({ score }: Measured): string[] {
  return [...score.types]
    .filter(([, counts]) => counts.gold + counts.predicted > 0)
    .sort(([, a], [, b]) => b.gold - a.gold)
    .map(([type, counts]) =>
      [
        `    ${type.padEnd(16)}`,
        `gold ${String(counts.gold).padStart(5)}`,
        `hidden ${percent(ratio(counts.hidden, counts.gold))}`,
        `touched ${percent(ratio(counts.touched, counts.gold))}`,
        `found ${String(counts.predicted).padStart(5)}`,
        `right ${percent(ratio(counts.right, counts.predicted))}`,
        `F1 ${percent(typedF1(counts, 'touch'))}`,
        `exact F1 ${percent(typedF1(counts, 'range'))}`,
      ].join('  '),
    );
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1).padStart(5)}%`;
}
