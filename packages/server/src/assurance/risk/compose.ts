import type { House } from '../../compose.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { sha256 } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { composeVendorAnswers } from '../questionnaires/compose.ts';
import type { Tested } from '../frameworks/index.ts';
import { controlsKnown } from './controls.ts';
import { riskRoutes } from './routes.ts';
import { createAssessmentStore } from './store.ts';

/** Hangs in the routes of vendors' risk, of assessments of purposes and of transfers. */
export function composeRiskRoutes(app: App, house: House, tested: Tested): void {
  riskRoutes(app, house.identity.guard, composeRisk(house, tested));
}

/** Vendors' risk over a house, by what its control tests found. */
export function composeRisk(house: House, tested: Tested) {
  const { people, sources, now } = house;
  const { enter, signedActs, textHash, auditedParties, vendors } = composeVendorAnswers(house);
  return {
    ...{ enter, signedActs, textHash, auditedParties, vendors, now, sha256 },
    windowsOf: (person: string) => house.accesses.windowsOf(person),
    authority: house.agreementDeps.signing.authority,
    store: createAssessmentStore(house.world.pools.app),
    async inForce() {
      const policies = await policiesUnder(house);
      return policies.map(({ policy, vendor, source }) => ({ terms: policy.terms, vendor, source }));
    },
    sitesOf: (party: string) => people.sites(party),
    peopleOf: (party: string) => people.countOf(party),
    mapOf: (source: string) => sources.dataMapOf(source),
    controlsOf: async (vendor: string) =>
      controlsKnown(tested.tests, await tested.latest([vendor], null), now().getTime()),
  };
}
