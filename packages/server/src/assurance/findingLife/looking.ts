import type { FindingKind } from '@cordon/core/assurance';
import type { Finding } from '../finding.ts';
import type { Retests, Seen } from './life.ts';

/** What looks again at once rest on. Each look raises and settles findings itself, as it does by the clock. */
export interface LookingDeps {
  /** Looks at what a source holds. @returns which parts did not answer */
  readonly drift: (source: string) => Promise<readonly ('database' | 'api')[]>;
  /** Looks at whose seat in a source's helpdesk shows what; whether there is one. */
  readonly seats: (source: string) => Promise<boolean>;
  /** Reads a source's helpdesk; whether there is one. */
  readonly helpdesk: (source: string) => Promise<boolean>;
  /** Looks which audits, re-audits and evidence are owed. */
  readonly audits: () => Promise<void>;
  /** Whether a finding is closed by now. */
  readonly isClosed: (finding: string) => Promise<boolean>;
}

const OF_DATABASE = [
  'column-unmapped',
  'column-retyped',
  'map-entry-gone',
  'reach-open',
  'single-lock',
  'login-writes',
] as const satisfies readonly FindingKind[];

const OF_AUDITS = [
  'audit-overdue',
  'audit-exception',
  'evidence-overdue',
] as const satisfies readonly FindingKind[];

/** Kinds that can be looked at again the moment somebody says that they are mended. */
export function createRetests({ drift, seats, helpdesk, audits, isClosed }: LookingDeps): Retests {
  const after = async ({ id }: Finding, looked: boolean): Promise<Seen> =>
    looked ? ((await isClosed(id)) ? 'passes' : 'fails') : 'unknown';
  const driftOf = (part: 'database' | 'api') => async (finding: Finding) =>
    after(finding, finding.source !== null && !(await drift(finding.source)).includes(part));
  const by = (look: LookingDeps['seats']) => async (finding: Finding) =>
    after(finding, finding.source !== null && (await look(finding.source)));
  const owed = async (finding: Finding) => {
    await audits();
    return after(finding, true);
  };
  return {
    ...Object.fromEntries(OF_DATABASE.map((kind) => [kind, driftOf('database')])),
    'path-unmapped': driftOf('api'),
    'path-retyped': driftOf('api'),
    'seat-unmasked': by(seats),
    'seats-untold': by(seats),
    'helpdesk-silent': by(helpdesk),
    ...Object.fromEntries(OF_AUDITS.map((kind) => [kind, owed])),
  };
}
