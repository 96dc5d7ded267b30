/**
 * How a field is shown, from least to most restrictive. The order is the meaning: where several rules speak
 * of one field the later one in this list wins.
 */
export const treatments = ['clear', 'partial', 'generalise', 'token', 'redact', 'hidden'] as const;

export type Treatment = (typeof treatments)[number];

const rank: Readonly<Record<Treatment, number>> = {
  clear: 0,
  partial: 1,
  generalise: 2,
  token: 3,
  redact: 4,
  hidden: 5,
};

/** The more restrictive of two treatments. */
export function stricter(a: Treatment, b: Treatment): Treatment {
  return rank[a] >= rank[b] ? a : b;
}

/** True when `a` shows no more than `b`. */
export function atLeastAsStrict(a: Treatment, b: Treatment): boolean {
  return rank[a] >= rank[b];
}
