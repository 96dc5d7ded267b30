import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import { mayOpenEntry } from '../../composeEntriesSeen.ts';
import { auditSeats } from '../../helpdesk/auditing.ts';
import { lookAt } from '../../helpdesk/round.ts';
import { calibrationOf } from '../../monitoring/calibrating/calibration.ts';
import { lookForDrift } from '../../sources/driftWatch.ts';
import { composeAudits, lookAtOwed } from '../audits/index.ts';
import type { LifeJobDeps } from './jobs.ts';
import { createLifeStore } from './life.store.ts';
import { createRetests } from './looking.ts';
import { createMeasure } from './measuring.ts';
import type { LifeRoutesDeps } from './routes.ts';
import type { ProposingDeps } from './proposing.routes.ts';

/** A helpdesk as its looks are given it. */
type Stored = Parameters<typeof auditSeats>[1];

/** The life of findings over a house: what its routes and its look by the clock rest on. */
export function composeFindingLife(house: House): LifeRoutesDeps & ProposingDeps & LifeJobDeps {
  const { world, db, findingStore, findings, signedActs, sources, helpdesk, now } = house;
  const mayOpen = mayOpenEntry(house);
  const audits = composeAudits(house);
  const calibrations = house.watched.calibrating.store;
  const withHelpdeskOf = async (source: string, look: (stored: Stored) => Promise<unknown>) => {
    const stored = await helpdesk.store.find(source);
    if (stored === null) return false;
    await look(stored);
    return true;
  };
  return {
    ...{ findings: findingStore, signedActs, now, pool: world.pools.app, log: world.log },
    keepFinding: house.keepFinding,
    store: createLifeStore(db, world.keys),
    auditedParties: auditedParties(house),
    settle: () => house.owed.settle(),
    onFault: (err) => {
      world.log.warn('a finding could not be looked at again', { feature: 'findings', err });
    },
    async isAgreementOf(id, vendor) {
      const found = await house.agreementDeps.store.find(id);
      return found !== null && (vendor === null || found.processor.id === vendor);
    },
    async seesEntries(who, entries) {
      const seen = entries.map(async (index) => {
        const entry = await house.book.entry(index);
        return entry !== null && (await mayOpen(who, entry));
      });
      return (await Promise.all(seen)).every(Boolean);
    },
    retests: createRetests({
      drift: async (source) => (await lookForDrift({ sources, findings }, source)).silent,
      seats: (source) => withHelpdeskOf(source, (stored) => auditSeats(helpdesk, stored)),
      helpdesk: (source) => withHelpdeskOf(source, (stored) => lookAt(helpdesk, stored)),
      audits: () => lookAtOwed(audits),
      isClosed: async (id) => (await findingStore.find(id))?.closed != null,
    }),
    measure: createMeasure({
      async terms(agreement) {
        const answer = await house.inForce.inForce(agreement, now());
        return answer.ok ? answer.policy.terms : null;
      },
      async threshold(detector, name) {
        const newest = await calibrations.newest();
        const { thresholds } = calibrationOf(newest?.version ?? 0, newest?.overrides ?? {});
        const known = Object.entries(thresholds).find(([kind]) => kind === detector)?.[1] ?? {};
        return Object.entries(known).find(([own]) => own === name)?.[1] ?? null;
      },
    }),
  };
}
