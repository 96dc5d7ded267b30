import { signedKey, signedNow } from '../../agreements/undertakings/index.ts';
import { deviceStops } from '../../assurance/posture/compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import type { House } from '../../compose.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { composeTraining } from '../training/compose.ts';
import { trainingOf } from '../training/index.ts';
import { checksFact } from '@cordon/core/people/joining';
import type { PersonFacts } from '../people.ts';
import { createCheckStore } from './checks.store.ts';
import type { JoiningDeps } from './deps.ts';
import { createLeaverStore } from './leavers.store.ts';
import { createMoveStore } from './moving.store.ts';

/** Joining, moving and leaving over a house. */
export function composeJoining(house: House): JoiningDeps {
  const { world, people, assignments, reviewDeps, directory, identity, now } = house;
  const pool = world.pools.app;
  const training = composeTraining(house);
  return {
    ...{ checks: createCheckStore(pool), leavers: createLeaverStore(pool), moves: createMoveStore(pool) },
    ...{ signedActs: house.signedActs, book: house.book, findings: house.findings, now },
    people: (filter) => people.list(filter, now()),
    sitesOf: (party) => people.sites(party),
    assigning: { assignments, inForce: reviewDeps.inForce },
    async asking() {
      const [policies, agreements] = await Promise.all([policiesUnder(house), house.agreements.list()]);
      return policies
        .filter(({ policy }) => policy.until > now().getTime())
        .map(({ policy, vendor }) => ({
          ...{ id: policy.agreement, vendor, conditions: policy.terms.conditions },
          title: agreements.find(({ id }) => id === policy.agreement)?.title ?? policy.agreement,
        }));
    },
    async undertaken() {
      const signed = await signedNow(house.undertakings);
      return ({ id, partyId }) => signed.has(signedKey(id, partyId));
    },
    deviceStop: () => deviceStops(house),
    trainingOf: async (of) =>
      (await trainingOf(training, of)).map(({ person, course, state, closesAt }) => ({
        ...{ person, course, state },
        until: closesAt === null ? null : new Date(closesAt),
      })),
    auditedParties: auditedParties(house),
    leave: (...left) => directory.leaveBy(...left),
    lookAgain: (leaver, since) => directory.lookAgain(leaver, since),
    enter: (act, actor, words, agreement) =>
      house.enterAct({ act, ...actor, agreement: agreement ?? null, code: null, at: now(), words }),
    settle: () => house.owed.settle(),
    revoked: (id) => {
      identity.revocations.announce({ scope: 'person', id });
    },
  };
}

/** Whom a background check keeps from work, for the page of a team: as a session would find it. */
export async function uncheckedNow(
  house: House,
): Promise<(person: Pick<PersonFacts, 'id' | 'partyId' | 'assignments'>) => boolean> {
  const policies = (await policiesUnder(house)).filter(({ policy }) =>
    policy.terms.conditions.some(({ kind }) => kind === 'background-check'),
  );
  if (policies.length === 0) return () => false;
  const checks = await createCheckStore(house.world.pools.app).all();
  const now = house.now().getTime();
  return ({ id, partyId, assignments }) =>
    policies
      .filter(({ policy }) => assignments.some(({ agreement }) => agreement === policy.agreement))
      .some(({ policy }) => {
        const own = checks.filter(({ person, party }) => person === id && party === partyId);
        return !checksFact(policy.terms.conditions, own, now).done;
      });
}
