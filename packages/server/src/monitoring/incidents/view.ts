import { gradeOf, movesOf, nextStepOf, nextSteps, type ContainmentPolicy } from '@cordon/core/monitoring';
import type { z } from 'zod';
import type { VendorStanding } from '../containing/vendor.store.ts';
import { exposuresOf, type CategoryOf } from './exposure.ts';
import type { Incident, IncidentStore, KeptSignal, Ordered } from './incident.ts';
import { endedOf, endingsOf, proposedOf } from './proposing.ts';
import type { incidentRow, incidentView, signalView } from './schemas.ts';
import { standingOf } from './standing.ts';

export interface ViewDeps {
  readonly store: IncidentStore;
  readonly ordersOf: (incident: string) => Promise<readonly Ordered[]>;
  readonly policy: (vendor: string) => Promise<ContainmentPolicy>;
  readonly vendorStanding: (incident: string, vendor: string) => Promise<VendorStanding>;
  readonly categories: () => Promise<CategoryOf>;
}

const text = (at: Date): string => at.toISOString();
const maybe = (at: Date | null): string | null => at?.toISOString() ?? null;

export function signalOf(signal: KeptSignal): z.infer<typeof signalView> {
  const { at, raisedAt, judgedAt, events, ...rest } = signal;
  return { ...rest, at: text(at), raisedAt: text(raisedAt), judgedAt: maybe(judgedAt), events: [...events] };
}

export function rowOf(incident: Incident): z.infer<typeof incidentRow> {
  const { firstAt, lastAt, openedAt, agents, kinds, postMortem: _text, real: _real, ...rest } = incident;
  return {
    ...{ ...rest, agents: [...agents], kinds: [...kinds], next: nextSteps[nextStepOf(standingOf(incident))] },
    ...{ firstAt: text(firstAt), lastAt: text(lastAt), openedAt: text(openedAt) },
  };
}

/** The case: everything about one incident but the affected people, which the ledger is asked for by itself. */
export async function caseOf(deps: ViewDeps, incident: Incident): Promise<z.infer<typeof incidentView>> {
  const { store } = deps;
  const { id } = incident;
  const [list, acts, notes, exposed, clauses, contained, categoryOf, policy, vendor] = await Promise.all([
    ...([
      store.signalsOf(id),
      store.acts(id),
      store.notes(id),
      store.exposed(id),
      store.clauses(id),
    ] as const),
    ...([
      deps.ordersOf(id),
      deps.categories(),
      deps.policy(incident.vendor.id),
      deps.vendorStanding(id, incident.vendor.id),
    ] as const),
  ]);
  const exposures = exposuresOf(exposed, categoryOf);
  const counted = list.filter(({ verdict }) => verdict !== 'false-positive');
  const grade = gradeOf(
    counted.map(({ severity }) => severity),
    exposures,
  );
  // Judged or looked at again, an incident keeps the gravest that it was: what was known then was known then.
  if (
    grade.severity !== incident.severity &&
    gradeOf([incident.severity, grade.severity], []).severity === grade.severity
  )
    await store.raiseSeverity(id, grade.severity);
  const severity = gradeOf([incident.severity, grade.severity], []).severity;
  const standing = standingOf(incident);
  return {
    ...rowOf({ ...incident, severity }),
    ...{ nextStep: nextStepOf(standing), moves: [...movesOf(standing)], postMortem: incident.postMortem },
    ...{ why: [...grade.why], exposed: [...exposures], clauses: [...clauses], list: list.map(signalOf) },
    acts: acts.map((act) => ({ ...act, at: text(act.at) })),
    notes: notes.map((note) => ({ ...note, at: text(note.at) })),
    contained: contained.map(orderOf),
    policy: policyOf(policy),
    proposed: [
      ...proposedOf({ ...incident, severity }, counted, contained, policy),
      ...endingsOf({ ...incident, severity }, vendor),
    ],
    ended: endedOf(incident, vendor),
    agreements: [...new Set(exposed.flatMap(({ agreement }) => agreement ?? []))],
  };
}

const policyOf = ({ automatic, decideWithinHours, cites }: ContainmentPolicy) => ({
  ...{ automatic, decideWithinHours },
  cites: cites.map((cited) => ({ ...cited })),
});

function orderOf(order: Ordered): z.infer<typeof incidentView>['contained'][number] {
  const { incident: _incident, orderedAt, decideBy, doneAt, decidedAt, toldAt, answeredAt, ...rest } = order;
  return {
    ...{ ...rest, orderedAt: text(orderedAt), decideBy: maybe(decideBy), doneAt: maybe(doneAt) },
    cites: order.cites.map((cited) => ({ ...cited })),
    ...{ decidedAt: maybe(decidedAt), toldAt: maybe(toldAt), answeredAt: maybe(answeredAt) },
  };
}
