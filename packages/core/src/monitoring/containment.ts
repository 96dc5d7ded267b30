import { severities, type Severity } from './signal.ts';

/** What can be closed, from the lightest to the heaviest. */
export const containmentSteps = [
  'step-up',
  'slow-down',
  'suspend-agent',
  'suspend-vendor',
  'end-agreement',
] as const;

export type ContainmentStep = (typeof containmentSteps)[number];

/** A clause of an agreement. */
export interface CitedClause {
  readonly agreement: string;
  readonly clause: string;
}
/** What can be asked of one person; the rest is about many. */
export type PersonStep = Extract<ContainmentStep, 'step-up' | 'slow-down' | 'suspend-agent'>;

/**
 * What may be done by a machine, and how soon a person has to decide about it. From the agreement where it says so, else
 * the company's setting.
 */
export interface ContainmentPolicy {
  /** The clauses that say so; none for the company's setting. */
  readonly cites: readonly CitedClause[];
  /** The heaviest step that needs no person first; null for none. A whole vendor or an agreement never goes by machine. */
  readonly automatic: PersonStep | null;
  /** Hours until a person has decided about what a machine did. */
  readonly decideWithinHours: number;
  /** Kinds of signal that are certain by how they are made: a customer who does not exist, an account that has ended. */
  readonly certain: readonly string[];
  /** Customers an hour that are left to whoever is slowed: enough to finish what is open, too few to collect. */
  readonly customersAnHour: number;
}

/** A day's work to decide: whoever is kept out wrongly must not wait over a second night. */
export const usualContainment: ContainmentPolicy = {
  cites: [],
  automatic: 'suspend-agent',
  decideWithinHours: 8,
  certain: ['canary', 'after-leave'],
  customersAnHour: 4,
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

/** Kinds that say how much somebody took. A slower pace bounds what more is lost; of the rest it is asked who it is. */
const ABOUT_AMOUNT: ReadonlySet<string> = new Set([
  ...['customers-an-hour', 'low-and-slow', 'identifier-walk', 'complementary-ranges', 'machine-cadence'],
  ...[
    'bulk-rows',
    'repeated-query',
    'export-spike',
    'reveal-rate',
    'same-field',
    'lookup-fishing',
    'photographing',
  ],
]);

/** Agents of one vendor in one incident from which on it is no longer about single people. */
export const TOGETHER = 3;

/**
 * What to close. A machine closes only what is certain, only about single agents and no more than the policy lets it:
 * whoever could make alarms at will must not be able to shut a vendor out with them. Heavier steps are proposed.
 */
export function containingOf(incident: ToContain, policy: ContainmentPolicy): readonly Containing[] {
  const { kinds, agents, severity, done } = incident;
  if (severities.indexOf(severity) < severities.indexOf('high') || kinds.length === 0) return [];
  const found: Containing[] = [];
  if (agents.length > 0) found.push(...aboutAgents(kinds, severity, policy));
  if (agents.length >= TOGETHER)
    found.push({
      step: 'suspend-vendor',
      how: 'proposed',
      why: `${String(agents.length)} agents of this vendor are in one incident.`,
    });
  // Whoever is out already is neither slowed nor asked.
  const out = done.includes('suspend-agent');
  return found.filter(({ step }) => !done.includes(step) && !(out && isLighter(step)));
}

function isLighter(step: ContainmentStep): boolean {
  return step === 'step-up' || step === 'slow-down';
}

function aboutAgents(
  kinds: readonly string[],
  severity: Severity,
  { automatic, certain }: ContainmentPolicy,
): readonly Containing[] {
  const sure = kinds.filter((kind) => certain.includes(kind));
  if (sure.length > 0) {
    const why = `Certain by how it is made: ${sure.join(', ')}.`;
    const suspend = { step: 'suspend-agent', how: 'proposed', why } as const;
    if (automatic === null) return [{ ...suspend, why: `${why} This step is left to a person.` }];
    const done = { step: automatic, how: 'automatic', why } as const;
    return automatic === 'suspend-agent' ? [done] : [done, suspend];
  }
  const lighter = lighterOf(kinds);
  return severity === 'critical'
    ? [
        {
          step: 'suspend-agent',
          how: 'proposed',
          why: 'Critical, and no signal is certain by how it is made.',
        },
        ...lighter,
      ]
    : lighter;
}

/** What bounds the loss and lets people work on: by what the signals are about, and both where they are about both. */
function lighterOf(kinds: readonly string[]): readonly Containing[] {
  const amount = kinds.some((kind) => ABOUT_AMOUNT.has(kind));
  const other = kinds.some((kind) => !ABOUT_AMOUNT.has(kind));
  return [
    ...(amount
      ? [
          {
            step: 'slow-down',
            how: 'proposed',
            why: 'It is about how much was taken, and is not certain.',
          } as const,
        ]
      : []),
    ...(other
      ? [
          {
            step: 'step-up',
            how: 'proposed',
            why: 'It may be somebody else who works under this name.',
          } as const,
        ]
      : []),
  ];
}
