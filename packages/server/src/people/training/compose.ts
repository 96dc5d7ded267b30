import { rulesOfTerms } from '@cordon/core/people/training';
import { composeControlTests } from '../../assurance/controlTests/compose.ts';
import { controlTests, latestRuns } from '../../assurance/controlTests/index.ts';
import { composeRisk } from '../../assurance/risk/compose.ts';
import { risksNow } from '../../assurance/risk/gathering.ts';
import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { alone } from '../../platform/alone.ts';
import type { App } from '../../platform/http/index.ts';
import { sha256, textHash } from '../../platform/hashing.ts';
import { newUuid } from '../../platform/ids.ts';
import { composeCourses } from '../courses/compose.ts';
import { questionsOf } from '../courses/index.ts';
import { createCertificateStore } from './certificates.store.ts';
import type { CertifyingDeps } from './certifying.ts';
import type { TrainingDeps } from './deps.ts';
import { trainingRoutes } from './routes.ts';
import type { TrainingRoutesDeps } from './routesDeps.ts';
import { createReminderStore } from './reminders.store.ts';
import type { RemindingDeps } from './reminding.ts';
import type { AfterIncidentsDeps } from './afterIncidents.ts';
import { createInvolvedStore } from './incidents.store.ts';
import { createRunStore } from './run.store.ts';
import { createSpacedStore } from './spaced.store.ts';
import { stopsUnder } from './stops.ts';
import { createTrainingStore } from './store.ts';

/** Of the advisory lock: one pass over everybody at a time. */
const LOCK = 4_205_141;

/** What agreements in force ask: of the gate, so that a page never says another thing than it. */
async function termRules(house: House) {
  return (await policiesUnder(house)).flatMap(({ policy }) => rulesOfTerms(policy.terms));
}

/** Assignments of courses over a house. */
export function composeTraining(house: House): TrainingDeps {
  const { world, people, owed, signedActs, enterAct, now } = house;
  const courses = composeCourses(house);
  return {
    store: createTrainingStore(house.db),
    runs: createRunStore(world.pools.app),
    termRules: () => termRules(house),
    risks: () => risksOf(house),
    people: (party) => people.list(party === null ? {} : { party }, now()),
    titles: async () =>
      new Map(
        (await courses.versions.list())
          .filter(({ withdrawnAt }) => withdrawnAt === null)
          .map(({ id, title }) => [id, title]),
      ),
    settle: () => owed.settle(),
    alone: (work) => alone(world.pools.app, LOCK, work),
    newUuid,
    ...{ signedActs, enterAct, now, log: world.log },
  };
}

async function risksOf(house: House): Promise<ReadonlyMap<string, number>> {
  const tests = composeControlTests(house);
  const latest = (vendors: readonly string[] | null, before: Date | null) =>
    latestRuns(tests, vendors, before);
  const risks = await risksNow(composeRisk(house, { tests: controlTests, latest }));
  return new Map(risks.map(({ vendor, risk }) => [vendor.id, risk.residual]));
}

/** What looks after assignments by itself. */
export function composeTrainingJobs(house: House): TrainingDeps & RemindingDeps & AfterIncidentsDeps {
  const { mailer, baseUrl } = house.world;
  return {
    ...composeTraining(house),
    reminders: createReminderStore(house.db),
    incidents: createInvolvedStore(house.db),
    ...{ mailer, baseUrl },
  };
}

/** Certificates over a house. */
export function composeCertifying(house: House): CertifyingDeps {
  const { agreementDeps, world } = house;
  return {
    ...composeTraining(house),
    certificates: createCertificateStore(house.db),
    ...{ authority: agreementDeps.signing.authority, keys: world.keys, sha256 },
  };
}

/** Hangs its routes in. */
export function composeTrainingRoutes(app: App, house: House): void {
  const deps: TrainingRoutesDeps = {
    ...composeTraining(house),
    ...composeCertifying(house),
    spaced: createSpacedStore(house.db),
    questionsOf: (course) => questionsOf(composeCourses(house), course),
    textHash,
    auditedParties: auditedParties(house),
  };
  trainingRoutes(app, house.identity.guard, deps);
}

/** Whom a course keeps from customer data under an agreement in force, for the page of a team: as the gate would say it. */
export async function trainingStops(house: House) {
  const store = createTrainingStore(house.db);
  const at = house.now();
  const [rules, works, known] = await Promise.all([
    termRules(house),
    store.works(null, at),
    store.known(null),
  ]);
  return stopsUnder(rules, { works, known }, at.getTime());
}
