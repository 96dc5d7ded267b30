import { signedKey, signedNow } from './agreements/undertakings/index.ts';
import { deviceStops } from './assurance/posture/compose.ts';
import { assignmentRoutes, assignNewcomer, type AssignmentDeps } from './assignments/index.ts';
import { reviewRoutes } from './assignments/reviews/routes.ts';
import { agreementRows, auditedTime } from './composeAgreementsSeen.ts';
import type { House } from './compose.ts';
import { composeExceptions } from './continuity/compose.ts';
import { unbadgedNow } from './assurance/badges/compose.ts';
import { exceptionRoutes } from './continuity/index.ts';
import { outsideAgreements } from './ledger/index.ts';
import { trainingStops } from './people/training/compose.ts';
import { conductStopsNow } from './people/conduct/compose.ts';
import { uncheckedNow } from './people/joining/compose.ts';
import { peopleRoutes } from './people/routes.ts';
import type { App } from './platform/http/index.ts';
import { owing } from './protocols/index.ts';

/** People, what they are assigned to, and the exceptions made for them. */
export function composePeopleRoutes(app: App, house: House): void {
  const { identity, people, now, tickets, exceptions, cover, signedActs } = house;
  const { guard } = identity;
  const settle = () => house.owed.settle();

  const assigning: AssignmentDeps = {
    assignments: house.assignments,
    inForce: house.reviewDeps.inForce,
    people: (filter) => people.list(filter, now()),
    sitesOf: (party) => people.sites(party),
    signedActs: house.signedActs,
    enter: house.agreementDeps.enter,
    owed: house.reviewDeps.owed,
    settle,
    now,
  };
  assignmentRoutes(app, guard, assigning);
  reviewRoutes(app, guard, house.reviewDeps);
  const exceptionDeps = composeExceptions({
    ...{ exceptions, cover, signedActs, people, now, terms: house.inForce },
    inForce: house.reviewDeps.inForce,
    ...{ tickets, ticket: (id) => tickets.find(id) },
    enter: house.agreementDeps.enter,
  });
  exceptionRoutes(app, guard, exceptionDeps);

  peopleRoutes(app, guard, {
    people,
    lists: house.networkLists,
    sites: house.sites,
    absences: house.absences,
    roles: house.roles,
    audited: auditedTime(house),
    ignoredHeaders: () => app.ignoredHeaders(),
    invitations: identity.invitations,
    recovery: identity.recovery,
    now,
    ...outsideAgreements(house),
    settle,
    agreements: async () =>
      // Oldest first, those in force last: the last one a vendor has is the one to show.
      new Map(
        (await agreementRows(house))
          .toReversed()
          .toSorted((a, b) => Number(a.status === 'in-force') - Number(b.status === 'in-force'))
          .map(({ vendor, id, title, status, until, daysLeft }) => [
            vendor.id,
            { id, title, status, until, daysLeft },
          ]),
      ),
    standings: async () => {
      const [rows, signed, owesProtocol, deviceStop, unbadged, trainingStop, conduct, unchecked] =
        await Promise.all([
          agreementRows(house),
          signedNow(house.undertakings),
          owing(house.protocolDeps),
          deviceStops(house),
          unbadgedNow(house),
          trainingStops(house),
          conductStopsNow(house),
          uncheckedNow(house),
        ]);
      const running = Map.groupBy(
        rows.filter(({ status }) => status === 'in-force'),
        ({ vendor }) => vendor.id,
      );
      return {
        inForce: new Map([...running].map(([vendor, of]) => [vendor, of.map(({ id }) => id)])),
        undertaken: ({ id, partyId }) => signed.has(signedKey(id, partyId)),
        owesProtocol,
        deviceStop,
        unbadged,
        trainingStop,
        conduct,
        unchecked,
      };
    },
    containments: house.containments,
    revoked: (target) => {
      identity.revocations.announce(target);
    },
    assignNewcomer: (actor, person) => assignNewcomer(assigning, actor, person),
    signedActs: house.signedActs,
  });
}
