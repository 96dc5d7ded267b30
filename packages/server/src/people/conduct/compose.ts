import { conductRule } from '@cordon/core/policy';
import { createAssuranceSeal } from '../../assurance/sealing.ts';
import type { House } from '../../compose.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { createLimits } from '../../identity/limits.ts';
import { createDraws } from '../../platform/draws.ts';
import type { App } from '../../platform/http/index.ts';
import { composeCourses } from '../courses/compose.ts';
import { completionsOf } from '../courses/index.ts';
import { composeTraining } from '../training/compose.ts';
import { assignCourse } from '../training/index.ts';
import type { ConductDeps, Retraining } from './deps.ts';
import { startConduct } from './jobs.ts';
import { ownConductRoutes } from './own.routes.ts';
import { createReportStore } from './reports.store.ts';
import { conductRoutes } from './routes.ts';
import { conductStops } from './stops.store.ts';
import { createCaseStore } from './store.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Of five bits each: nobody guesses 130. */
const RECEIPT_LETTERS = 26;

/** Retraining in the courses of the house. What a vendor says was passed elsewhere, or a question answered, ends no step. */
function retrainingOf(house: House): Retraining {
  const [training, courses] = [composeTraining(house), composeCourses(house)];
  return {
    courses: async () => [...(await training.titles())].map(([id, title]) => ({ id, title })),
    async assign(asked) {
      await assignCourse(training, asked);
    },
    async passedAt(person, course) {
      const passes = (await completionsOf(courses, [person])).filter(
        (one) => one.course === course && one.source === 'attempt',
      );
      return passes.length === 0
        ? null
        : new Date(Math.max(...passes.map(({ passedAt }) => passedAt.getTime())));
    },
  };
}

/** Conduct over a house. */
export function composeConduct(house: House, retraining: Retraining = retrainingOf(house)): ConductDeps {
  const { world, identity, now, enterAct } = house;
  const draw = createDraws(RECEIPT_LETTERS);
  const limits = createLimits(world.pools.app, () => now().getTime());
  return {
    cases: createCaseStore(house.db),
    reports: createReportStore(world.pools.app),
    seal: createAssuranceSeal(world.keys),
    async agreements() {
      const [policies, agreements] = await Promise.all([policiesUnder(house), house.agreements.list()]);
      return policies.flatMap(({ policy }) => {
        const found = agreements.find(({ id }) => id === policy.agreement);
        if (found === undefined || policy.until <= now().getTime()) return [];
        const { id, title, processor } = found;
        return [
          {
            id,
            title,
            vendor: { id: processor.id, name: processor.name },
            rule: conductRule(policy.terms.duties),
          },
        ];
      });
    },
    retraining,
    signedActs: house.signedActs,
    // Of no party: leads and reviewers of a vendor read what their own people did, and are not to read about a colleague.
    enter: (act, actor, agreement, words) =>
      enterAct({ act, ...actor, party: null, agreement, code: null, at: now(), words }),
    owed: (act, actor, agreement, words) => ({ act, ...actor, party: null, agreement, at: now(), words }),
    settle: () => house.owed.settle(),
    revoked: (target) => {
      identity.revocations.announce(target);
    },
    findings: house.findings,
    mayReport: (vendor) => limits.unnamed(vendor),
    drawReceipt: () => [...draw()].map((byte) => BASE32[byte % BASE32.length] ?? '').join(''),
    mailer: world.mailer,
    baseUrl: world.baseUrl,
    log: world.log,
    now,
  };
}

/** Who is kept from work now by what was decided about them. */
export function conductStopsNow({ world, now }: Pick<House, 'world' | 'now'>) {
  return conductStops(world.pools.app, now());
}

/** Its routes. */
export function composeConductRoutes(app: App, house: House): void {
  const deps = composeConduct(house);
  conductRoutes(app, house.identity.guard, deps);
  ownConductRoutes(app, house.identity.guard, { ...deps, people: house.people });
}

/** What it does by the clock. @returns its stop */
export function startConductJobs(house: House): () => Promise<void> {
  return startConduct(composeConduct(house));
}
