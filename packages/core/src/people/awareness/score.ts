import type { Figures } from './figures.ts';

interface Part {
  /** Of a hundred. */
  readonly weight: number;
  readonly title: string;
  /** How it is worked out, in one sentence. */
  readonly formula: string;
  /** How many people it is about; null where nobody feeds it. */
  readonly of: (figures: Figures) => number | null;
  /** How many of these. */
  readonly count: (figures: Figures) => number;
}

/** A near miss a quarter for each so many people is as much as can be asked. */
const PEOPLE_A_MISS = 10;

/**
 * The formula: what it is made of, each a share of people, and what each weighs. In no part does telling count against anybody:
 * reports are counted against everybody who was reached, and the quick ones besides, so that one more, however late, never
 * lowers the score.
 */
export const awarenessParts = {
  training: {
    weight: 30,
    title: 'Training current',
    formula: 'People whose courses are all current, of those who are asked to have passed one.',
    of: ({ training }) => training?.asked ?? null,
    count: ({ training }) => training?.current ?? 0,
  },
  'not-caught': {
    weight: 20,
    title: 'Not caught by phishing',
    formula: 'People who neither clicked nor typed anything in, of those a simulated message reached.',
    of: ({ phishing }) => phishing?.reached ?? null,
    count: ({ phishing }) => (phishing === null ? 0 : phishing.reached - phishing.caught),
  },
  reported: {
    weight: 25,
    title: 'Reported phishing',
    formula: 'People who reported it, of those a simulated message reached.',
    of: ({ phishing }) => phishing?.reached ?? null,
    count: ({ phishing }) => phishing?.reported ?? 0,
  },
  quickly: {
    weight: 10,
    title: 'Reported within an hour',
    formula: 'People who reported it within an hour, of those a simulated message reached.',
    of: ({ phishing }) => phishing?.reached ?? null,
    count: ({ phishing }) => phishing?.withinHour ?? 0,
  },
  spaced: {
    weight: 5,
    title: 'Questions between courses',
    formula: 'People who answered the last question right, of those who were asked one.',
    of: ({ spaced }) => spaced?.asked ?? null,
    count: ({ spaced }) => spaced?.right ?? 0,
  },
  'near-misses': {
    weight: 10,
    title: 'Near misses told',
    formula: `Near misses told in the last quarter, of one for every ${String(PEOPLE_A_MISS)} people; more than that counts as all.`,
    of: ({ nearMisses, people }) => (nearMisses === null ? null : people),
    count: ({ nearMisses, people }) => Math.min(people, (nearMisses ?? 0) * PEOPLE_A_MISS),
  },
} as const satisfies Readonly<Record<string, Part>>;

export type AwarenessPart = keyof typeof awarenessParts;

export const partNames = Object.keys(awarenessParts) as readonly AwarenessPart[];

/** A score and how much of the formula it rests on. */
export interface Score {
  /** From 0 to 100; null where nothing is known. */
  readonly score: number | null;
  /** Share of the weights that somebody feeds and that may be told, from 0 to 1. What is missing lowers this, not the score. */
  readonly confidence: number;
}

/**
 * Weighs shares: `score = 100 * sum(weight * share) / sum(weight)` over the parts that are known.
 * @param shares from 0 to 1; null: not known, or not to be told
 */
export function scoreOf(shares: Readonly<Record<AwarenessPart, number | null>>): Score {
  const known = partNames.flatMap((part) => {
    const share = shares[part];
    return share === null ? [] : [{ weight: awarenessParts[part].weight, share }];
  });
  const weight = known.reduce((sum, one) => sum + one.weight, 0);
  const all = partNames.reduce((sum, part) => sum + awarenessParts[part].weight, 0);
  if (weight === 0) return { score: null, confidence: 0 };
  const score = (100 * known.reduce((sum, one) => sum + one.weight * one.share, 0)) / weight;
  return { score: Math.round(score), confidence: weight / all };
}
