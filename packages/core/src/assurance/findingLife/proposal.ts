import type { Terms } from '../../kernel/index.ts';

/** What a finding can ask to have changed. Of terms and thresholds code tells what was and what is; of the others a person. */
export const changeKinds = ['terms', 'threshold', 'training', 'control'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** Before and after of a change, as lines to be laid side by side. */
export type ChangeSide = readonly string[];

/**
 * What one clause does in terms, an effect a line: `limits reveals-per-shift: max 15`. Lines are in the order of the terms and the
 * same for the same effects, so that two versions can be laid side by side. Empty where the clause has no effect.
 */
export function effectsOf(terms: Terms, clause: string): ChangeSide {
  const parts = { ...terms } as Readonly<Record<string, unknown>>;
  return Object.entries(parts).flatMap(([part, value]) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : [value])
      .filter((effect) => isOf(effect, clause))
      .map((effect) => lineOf(part, effect)),
  );
}

/** Whether something of a clause is now other than it was; what is not known has not landed. */
export function hasLanded(before: ChangeSide, now: ChangeSide | null): now is ChangeSide {
  return now !== null && JSON.stringify(before) !== JSON.stringify(now);
}

interface Effect {
  readonly clause: string;
  readonly kind?: unknown;
  readonly purpose?: unknown;
}

function isOf(effect: unknown, clause: string): effect is Effect {
  return typeof effect === 'object' && effect !== null && 'clause' in effect && effect.clause === clause;
}

function lineOf(part: string, effect: Effect): string {
  const { clause: _, kind, purpose, ...rest } = effect;
  const name = typeof kind === 'string' ? kind : typeof purpose === 'string' ? purpose : '';
  const said = Object.entries(rest)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key} ${textOf(value)}`);
  return `${part}${name === '' ? '' : ` ${name}`}: ${said.join(', ')}`;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return (value as readonly unknown[]).map(textOf).join(' + ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(textOf).join(' ');
}
