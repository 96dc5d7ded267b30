import { toHex, toUtf8 } from '@cordon/ledger';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import type { House } from '../../compose.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { alone } from '../../platform/alone.ts';
import { keyedHash, sha256 } from '../../platform/hashing.ts';
import { composePhishing } from '../phishing/compose.ts';
import { phishingCountsOf } from '../phishing/index.ts';
import { composeTraining } from '../training/compose.ts';
import { trainingOf } from '../training/index.ts';
import { createSpacedStore } from '../training/spaced.store.ts';
import type { AwarenessDeps, AwarenessFeeds } from './deps.ts';
import { createNearMissStore } from './nearMisses.store.ts';
import { createAwarenessStore } from './store.ts';

/** What other features tell of people, one by one; they are counted before anybody is shown anything. */
function feedsOf(house: House): AwarenessFeeds {
  const training = composeTraining(house);
  const spaced = createSpacedStore(house.db);
  const phishing = composePhishing(house);
  return {
    async training(people) {
      const current = new Map<string, boolean>();
      for (const { person, state } of await trainingOf(training, people)) {
        const holds = state === 'current' || state === 'due';
        current.set(person, holds && current.get(person) !== false);
      }
      return current;
    },
    async phishing(vendor, since, until) {
      const counts = await phishingCountsOf(phishing, vendor, since, until);
      if (counts.delivered === 0) return null;
      const { delivered, fell, reported, withinHour, medianSecondsToReport: median } = counts;
      const whole = { reached: delivered, caught: fell, reported, withinHour };
      return { whole: { ...whole, medianMinutes: median === null ? null : median / 60 }, sites: null };
    },
    spaced: (people) => spaced.lastRight(people),
  };
}

/** Of the advisory lock: one replica keeps the board of a month. */
const LOCK = 4_205_137;

/** Awareness over a house. */
export function composeAwareness(house: House): AwarenessDeps {
  const { world, people, now } = house;
  const pool = world.pools.app;
  return {
    ...{ store: createAwarenessStore(pool), nearMisses: createNearMissStore(pool) },
    feeds: feedsOf(house),
    async vendors() {
      const [policies, all] = await Promise.all([policiesUnder(house), people.vendors()]);
      const inForce = policies.filter(({ policy }) => policy.until > now().getTime());
      return all.filter(({ id }) => inForce.some(({ vendor }) => vendor === id));
    },
    auditedParties: auditedParties(house),
    signedActs: house.signedActs,
    enter: (act, actor, words) =>
      house.enterAct({ act, ...actor, agreement: null, code: null, at: now(), words }),
    turnHash: keyedHash(world.keys.derive('near-miss-turns')),
    hash: (text) => toHex(sha256(toUtf8(text))),
    alone: (work) => alone(pool, LOCK, work),
    ...{ log: world.log, now },
  };
}
