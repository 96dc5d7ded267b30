import { toHex, toUtf8 } from '@cordon/ledger';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import type { House } from '../../compose.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { alone } from '../../platform/alone.ts';
import { keyedHash, sha256 } from '../../platform/hashing.ts';
import type { AwarenessDeps } from './deps.ts';
import { createNearMissStore } from './nearMisses.store.ts';
import { createAwarenessStore } from './store.ts';

/** Of the advisory lock: one replica keeps the board of a month. */
const LOCK = 4_205_137;

/** Awareness over a house. */
export function composeAwareness(house: House): AwarenessDeps {
  const { world, people, now } = house;
  const pool = world.pools.app;
  return {
    ...{ store: createAwarenessStore(pool), nearMisses: createNearMissStore(pool) },
    // No course, campaign or question tells yet: the score says on how little it rests.
    feeds: { training: async () => null, phishing: async () => null, spaced: async () => null },
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
