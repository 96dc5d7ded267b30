import type { Treatment } from '../kernel/index.ts';
import { covers, effectiveView, type EffectiveField, type Policy, type Right } from '../policy/index.ts';
import { askings, extents, narrower, noteExtents, type Protocol, type Reach } from './protocol.ts';

/** How far the terms themselves go with one data category, for one role or for the one they let go furthest. */
export interface Bound extends Reach {
  readonly category: string;
  /** The labels of its fields, in the order of the data map. */
  readonly labels: readonly string[];
  readonly clause: string;
}

/** Nothing of it, in no channel. */
export const NOTHING: Reach = {
  ask: 'never',
  aloud: 'never',
  note: 'never',
  customer: 'never',
  others: 'never',
};

/**
 * How far the terms go with each category of personal data that the source holds, for this role and purpose: a value
 * that is shown may be spoken of as far as it is shown; what is hidden may be said by the customer alone, and only where
 * somebody may confirm it or look it up.
 * @returns in the order of the data map; of fields of one category the narrowest counts
 */
export function boundsFor(policy: Policy, role: string, purpose: string): readonly Bound[] {
  const found = new Map<string, Bound>();
  for (const resource of policy.dataMap.resources) {
    // A conversation is what people wrote, not a field that somebody could be asked for.
    if (resource.kind === 'thread') continue;
    const view = effectiveView(policy, role, purpose, resource.name);
    for (const { name, label, category } of resource.fields) {
      const shown = view.find(({ field }) => field === name);
      if (shown === undefined || !covers('user', category)) continue;
      const before = found.get(category);
      const own = reachOf(shown);
      found.set(category, {
        category,
        clause: shown.clause,
        ...(before === undefined ? own : narrower(own, before)),
        labels: [...new Set([...(before?.labels ?? []), label])],
      });
    }
  }
  return [...found.values()];
}

/** The roles that the terms let work for a purpose. */
export function rolesOf(policy: Policy, purpose: string): readonly string[] {
  const named = policy.terms.permissions.filter((permission) => permission.purpose === purpose);
  return [...new Set(named.flatMap(({ roles }) => roles))];
}

/** The purposes the terms know. */
export function purposesOf(policy: Policy): readonly string[] {
  return [...new Set(policy.terms.permissions.map(({ purpose }) => purpose))];
}

/**
 * How far the terms go for whichever role of the purpose goes furthest. A protocol may be written up to here; to each role
 * it is narrowed by what the terms let that role see (`heldTo`).
 */
export function widestBounds(policy: Policy, purpose: string): readonly Bound[] {
  const found = new Map<string, Bound>();
  for (const bound of rolesOf(policy, purpose).flatMap((role) => boundsFor(policy, role, purpose))) {
    const before = found.get(bound.category);
    found.set(bound.category, before === undefined ? bound : widened(before, bound));
  }
  return [...found.values()];
}

/** The protocol as it holds for somebody in this role, under the terms in force: whatever it says, no wider than these. */
export function heldTo(protocol: Protocol, policy: Policy, role: string): Protocol {
  const bounds = boundsFor(policy, role, protocol.purpose);
  return {
    ...protocol,
    rules: protocol.rules.map((rule) => ({
      ...rule,
      ...narrower(rule, bounds.find(({ category }) => category === rule.category) ?? NOTHING),
    })),
  };
}

function reachOf({ treatment, rights }: EffectiveField): Reach {
  const shown = EXTENT[treatment];
  return {
    ask: askOf(treatment, rights),
    aloud: shown,
    note: shown === 'never' ? 'never' : 'part',
    customer: shown,
    others: shown,
  };
}

/** What stands on the card in place of a value can be said aloud only where it is a part of it. */
const EXTENT: Readonly<Record<Treatment, Reach['aloud']>> = {
  clear: 'full',
  partial: 'part',
  generalise: 'part',
  token: 'never',
  redact: 'never',
  hidden: 'never',
};

function askOf(treatment: Treatment, rights: readonly Right[]): Reach['ask'] {
  if (treatment === 'clear') return 'value';
  if (rights.includes('confirm') || rights.includes('lookup')) return 'confirm';
  return treatment === 'partial' || treatment === 'generalise' ? 'part' : 'never';
}

function widened(a: Bound, b: Bound): Bound {
  const further = <K extends keyof Reach>(order: readonly Reach[K][], channel: K): Reach[K] =>
    order.indexOf(a[channel]) <= order.indexOf(b[channel]) ? a[channel] : b[channel];
  const reach: Reach = {
    ask: further(askings, 'ask'),
    aloud: further(extents, 'aloud'),
    note: further(noteExtents, 'note'),
    customer: further(extents, 'customer'),
    others: further(extents, 'others'),
  };
  // The clause of whoever goes further is the one that lets them.
  const clause = reach.aloud === a.aloud && reach.ask === a.ask ? a.clause : b.clause;
  return { ...a, ...reach, clause };
}
