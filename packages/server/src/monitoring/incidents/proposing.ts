import { containingOf, endingOf, type ContainmentPolicy } from '@cordon/core/monitoring';
import type { z } from 'zod';
import type { VendorStanding } from '../containing/vendor.store.ts';
import type { Incident, KeptSignal, Ordered } from './incident.ts';
import type { incidentView } from './schemas.ts';

type View = z.infer<typeof incidentView>;

/** What a person may close with one click: what the policy asks for of each agent, and of the vendor where there are many. */
export function proposedOf(
  incident: Incident,
  signals: readonly KeptSignal[],
  contained: readonly Ordered[],
  policy: ContainmentPolicy,
): View['proposed'] {
  const { severity, agents, vendor } = incident;
  const standing = contained.filter(({ decision }) => decision !== 'undone');
  const asked = (kinds: readonly string[], who: readonly string[], target: { id: string; name: string }) =>
    containingOf(
      {
        severity,
        kinds,
        agents: who,
        done: standing.filter((one) => one.target.id === target.id).map(({ step }) => step),
      },
      policy,
    ).map(({ step, why }) => ({ step, why, target: { ...target } }));
  const kindsOf = (agent: string) => [
    ...new Set(
      signals.flatMap((one) => (one.agent?.id === agent && one.severity !== 'low' ? [one.kind] : [])),
    ),
  ];
  const ofVendor = asked(
    incident.kinds,
    agents.map(({ id }) => id),
    vendor,
  ).filter(({ step }) => step === 'suspend-vendor');
  return [...agents.flatMap((agent) => asked(kindsOf(agent.id), [agent.id], agent)), ...ofVendor];
}

/** The agreements whose end is proposed: signed on their own pages, never ended from here. */
export function endingsOf(
  incident: Incident,
  { contained, times, agreements }: VendorStanding,
): View['proposed'] {
  const { severity, real, agents } = incident;
  const why = endingOf({ severity, confirmed: real > 0, agents: agents.length, contained, times });
  if (why === null) return [];
  return agreements
    .filter(({ endedAt }) => endedAt === null)
    .map(({ id, title }) => ({ step: 'end-agreement' as const, why, target: { id, name: title } }));
}

/** Agreements that ended since the incident opened, whichever way somebody went to end them. */
export function endedOf({ openedAt }: Incident, { agreements }: VendorStanding): View['ended'] {
  return agreements.flatMap(({ id, title, endedAt, endedBy, entry }) =>
    endedAt === null || endedAt < openedAt
      ? []
      : [{ agreement: { id, name: title }, at: endedAt.toISOString(), by: endedBy, entry }],
  );
}
