import { Failure, type Terms } from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import { agentsOf, gatherFacts } from './agreements/clauses/facts.ts';
import { closingRoutes } from './agreements/closing/routes.ts';
import { strandedBy } from './agreements/closing/view.ts';
import { evidenceRoutes } from './agreements/evidence/routes.ts';
import { worksOtherwise } from './agreements/index.ts';
import type { AgreementRoutesDeps } from './agreements/routeDeps.ts';
import { agreementRoutes } from './agreements/routes.ts';
import { subProcessorRoutes } from './agreements/subProcessors/index.ts';
import { undertakingRoutes } from './agreements/undertakings/index.ts';
import { auditedParties } from './composeAgreementsSeen.ts';
import type { House } from './compose.ts';
import { previewHmac, sha256 } from './platform/hashing.ts';
import type { App } from './platform/http/index.ts';

/** Agreements, and what stands beside one: undertakings, sub-processors, its end, its evidence. */
export function composeAgreementRoutes(app: App, house: House): void {
  const { identity, people, now, accesses, reveals } = house;
  const { guard } = identity;

  undertakingRoutes(app, guard, { ...house.undertakings, auditedParties: auditedParties(house) });

  const compilePreview = async (source: string, terms: Terms, hash: string): Promise<Policy> => {
    const map = await house.sources.dataMapOf(source);
    const compiled = map === null ? null : compile(terms, hash, map, 'signed');
    if (compiled?.ok !== true) throw new Failure('bad-request');
    return compiled.policy;
  };
  const agreementRoutesDeps: AgreementRoutesDeps = {
    ...house.agreementDeps,
    signedActs: house.signedActs,
    company: () => people.company(),
    vendor: (id) => people.vendor(id),
    compilePreview,
    hmac: previewHmac(house.world.keys),
    atStake: async (agreement) => ({
      agents: await people.countOf(agreement.processor.id),
      // Under another agreement in force they go on working.
      liveSessions: (await worksOtherwise(house.agreementDeps, agreement))
        ? 0
        : await people.liveSessions(now(), agreement.processor.id),
      openReveals: await reveals.countOpen(now(), agreement.id),
      stranded: [...(await strandedBy(house.closing, agreement))],
    }),
    agentsOf: (vendor) => agentsOf(people, vendor, now()),
    facts: ({ processor }) =>
      gatherFacts({ people, book: house.book, sha256, tested: house.tested }, processor.id, now()),
    windowsOf: (person) => accesses.windowsOf(person),
    enteredActs: (agreement, acts) => house.enteredActs(agreement, acts),
  };
  agreementRoutes(app, guard, agreementRoutesDeps);
  subProcessorRoutes(app, guard, agreementRoutesDeps, house.subProcessors);
  closingRoutes(app, guard, agreementRoutesDeps, house.closing);
  evidenceRoutes(app, guard, agreementRoutesDeps, {
    ...house.evidence,
    revocations: identity.revocations,
    windowsOf: (person) => accesses.windowsOf(person),
    onFault: (err) => {
      house.world.log.error('an evidence pack broke off', { feature: 'evidence', err });
    },
  });
}
