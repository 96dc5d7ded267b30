import type { FieldGrant, Treatment } from '../../kernel/index.ts';

/*
 * How much harm a category can do in wrong hands, 1 to 5. Special categories (GDPR Art. 9, 10), what opens an account and what
 * moves money stand highest; a name alone stands low. The longest key that covers a category counts.
 */
export const sensitivities: Readonly<Record<string, number>> = {
  user: 3,
  'user.health_and_medical': 5,
  'user.biometric': 5,
  'user.genetic': 5,
  'user.criminal_history': 5,
  'user.sexual_orientation': 5,
  'user.religious_belief': 5,
  'user.political_opinion': 5,
  'user.race': 5,
  'user.government_id': 5,
  'user.authorization': 5,
  'user.financial': 5,
  'user.payment': 5,
  'user.location': 4,
  'user.demographic': 4,
  'user.contact': 3,
  'user.name': 2,
  'user.unique_id': 2,
  'user.account': 2,
  'user.behavior': 3,
  system: 1,
};

/** Of what nobody knows the worst is assumed. */
const UNKNOWN = 5;

export function sensitivityOf(category: string): number {
  const covering = Object.keys(sensitivities).filter(
    (key) => category === key || category.startsWith(`${key}.`),
  );
  const longest = covering.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? UNKNOWN : (sensitivities[longest] ?? UNKNOWN);
}

/** What of a value is left in sight, 0 to 1. */
export const inSight: Readonly<Record<Treatment, number>> = {
  clear: 1,
  partial: 0.5,
  generalise: 0.4,
  token: 0.2,
  redact: 0.1,
  hidden: 0,
};

/** Shown for minutes, to one person, for a reason. */
const REVEALED = 0.8;
/** Asked for by its exact value: nothing is shown, but it is confirmed. */
const LOOKED_UP = 0.3;

/** Sensitivity as far as it is in sight, 0 to 5. */
export function exposureOf({ category, treatment, reveal, lookup, confirm }: FieldGrant): number {
  const seen = Math.max(
    inSight[treatment],
    reveal === undefined ? 0 : REVEALED,
    lookup === true || confirm === true ? LOOKED_UP : 0,
  );
  return sensitivityOf(category) * seen;
}
