import type { AutomaticStep } from '../policy/index.ts';
import { severities, type Severity } from './signal.ts';

/** What can be closed, from the lightest to the heaviest. */
export const containmentSteps = ['step-up', 'suspend-agent', 'suspend-vendor', 'end-agreement'] as const;

export type ContainmentStep = (typeof containmentSteps)[number];

/** A clause of an agreement. */
export interface CitedClause {
  readonly agreement: string;
  readonly clause: string;
}

/**
 * What may be done by a machine, and how soon a person has to decide about it. From the agreement where it says so, else
 * the company's setting.
 */
export interface ContainmentPolicy {
  /** The clauses that say so; none for the company's setting. */
  readonly cites: readonly CitedClause[];
  /** The heaviest step that needs no person first; null for none. A whole vendor or an agreement never goes by machine. */
  readonly automatic: Extract<AutomaticStep, ContainmentStep> | null;
  /** Hours until a person has decided about what a machine did. */
  readonly decideWithinHours: number;
  /** Kinds of signal that are certain by how they are made: a customer who does not exist, an account that has ended. */
  readonly certain: readonly string[];
}

/** A day's work to decide: whoever is kept out wrongly must not wait over a second night. */
export const usualContainment: ContainmentPolicy = {
  cites: [],
  automatic: 'suspend-agent',
  decideWithinHours: 8,
  certain: ['canary', 'after-leave'],
};

/** What containment knows of an incident. */
export interface ToContain {
  readonly severity: Severity;
  /** Kinds of its signals of at least medium severity that nobody judged to be false. */
  readonly kinds: readonly string[];
  readonly agents: readonly string[];
  /** What was closed already. */
  readonly done: readonly ContainmentStep[];
}

export interface Containing {
  readonly step: ContainmentStep;
  /** `automatic` is done at once and decided by a person afterwards; `proposed` waits for one click. */
  readonly how: 'automatic' | 'proposed';
  /** Plain words. */
  readonly why: string;
}

/** Agents of one vendor in one incident from which on it is no longer about single people. */
export const TOGETHER = 3;

/**
 * What to close. A machine closes only what is certain, only about single agents and no more than the policy lets it:
 * whoever could make alarms at will must not be able to shut a vendor out with them. Heavier steps are proposed.
 */
export function containingOf(incident: ToContain, policy: ContainmentPolicy): readonly Containing[] {
  const { kinds, agents, severity, done } = incident;
  if (severities.indexOf(severity) < severities.indexOf('high') || kinds.length === 0) return [];
  const certain = kinds.filter((kind) => policy.certain.includes(kind));
  const found: Containing[] = [];
  if (agents.length > 0) found.push(aboutAgents(certain, severity, policy));
  if (agents.length >= TOGETHER)
    found.push({
      step: 'suspend-vendor',
      how: 'proposed',
      why: `${String(agents.length)} agents of this vendor are in one incident.`,
    });
  return found.filter(({ step }) => !done.includes(step));
}

function aboutAgents(certain: readonly string[], severity: Severity, policy: ContainmentPolicy): Containing {
  if (certain.length > 0) {
    const why = `Certain by how it is made: ${certain.join(', ')}.`;
    return policy.automatic === null
      ? { step: 'suspend-agent', how: 'proposed', why: `${why} This agreement leaves the step to a person.` }
      : { step: policy.automatic, how: 'automatic', why };
  }
  return severity === 'critical'
    ? { step: 'suspend-agent', how: 'proposed', why: 'Critical, and no signal is certain by how it is made.' }
    : {
        step: 'step-up',
        how: 'proposed',
        why: 'High: whoever it is has to give their second factor again.',
      };
}
