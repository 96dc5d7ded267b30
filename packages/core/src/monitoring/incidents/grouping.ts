import { severities, type Severity } from '../signal.ts';

/** What grouping knows of a signal. */
export interface Grouped {
  readonly at: number;
  readonly agent: string | null;
  readonly vendor: string;
  readonly kind: string;
  readonly severity: Severity;
  /** Pseudonyms of the customers in its evidence. */
  readonly subjects: readonly string[];
}

/** An incident that can still take signals. */
export interface OpenIncident {
  readonly id: string;
  readonly vendor: string;
  readonly agents: readonly string[];
  readonly kinds: readonly string[];
  readonly subjects: readonly string[];
  /** Milliseconds: of its newest signal. */
  readonly lastAt: number;
}

/** How long after its last signal an incident takes more. */
export interface GroupingRules {
  /** Of the same agent, or of what concerns no single person. */
  readonly agentMs: number;
  /** Of another agent of the same vendor who saw the same customers: one list worked off by several. */
  readonly subjectsMs: number;
  /** So many customers in common; one may be chance. */
  readonly sharedSubjects: number;
}

const HOUR = 3_600_000;

/** Ponemon and the published cases: what belongs together comes within days; a new month is a new case for a person to join. */
export const usualGrouping: GroupingRules = {
  agentMs: 72 * HOUR,
  subjectsMs: 24 * HOUR,
  sharedSubjects: 3,
};

/**
 * The incident a signal belongs to: the agent's own first, else one of the same vendor about the same customers.
 * @returns `new` to open one; null when it is context only and there is nothing to add it to
 */
export function incidentFor(
  signal: Grouped,
  open: readonly OpenIncident[],
  rules: GroupingRules = usualGrouping,
): { readonly id: string } | 'new' | null {
  const near = (ms: number) => (one: OpenIncident) =>
    one.vendor === signal.vendor && Math.abs(signal.at - one.lastAt) <= ms;
  const same = open.filter(near(rules.agentMs)).filter((one) => isSameActor(signal, one));
  const sharing = open
    .filter(near(rules.subjectsMs))
    .filter(({ subjects }) => shared(signal.subjects, subjects) >= rules.sharedSubjects);
  const found = newest(same) ?? newest(sharing);
  if (found !== null) return { id: found.id };
  return severities.indexOf(signal.severity) >= severities.indexOf('medium') ? 'new' : null;
}

function isSameActor({ agent, kind }: Grouped, { agents, kinds }: OpenIncident): boolean {
  return agent === null ? agents.length === 0 && kinds.includes(kind) : agents.includes(agent);
}

function shared(one: readonly string[], other: readonly string[]): number {
  const known = new Set(other);
  return new Set(one.filter((subject) => known.has(subject))).size;
}

/** Of two that changed at the same moment the one with the smaller id, so that every replica chooses the same. */
function newest(incidents: readonly OpenIncident[]): OpenIncident | null {
  return (
    incidents.toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))[0] ?? null
  );
}
