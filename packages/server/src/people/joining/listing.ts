import {
  checklistOf,
  checksFact,
  isReady,
  joiningWords,
  type JoiningStep,
  type StepFact,
} from '@cordon/core/people/joining';
import { codes } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { PersonFacts } from '../people.ts';
import type { KeptCheck } from './checks.store.ts';
import type { AskingAgreement, JoiningDeps, TrainingStanding } from './deps.ts';
import type { joinerView } from './schemas.ts';

type Joiner = z.infer<typeof joinerView>;

const GOOD: ReadonlySet<string> = new Set(['current', 'due', 'grace']);

/** The lists of agents, each under every agreement in force that they work under, or could while they work under none. */
export async function joinersOf(
  deps: JoiningDeps,
  people: readonly PersonFacts[],
): Promise<readonly Joiner[]> {
  const agents = people.filter(({ role }) => role === 'agent');
  const ids = agents.map(({ id }) => id);
  const [asking, checks, training, undertaken, deviceStop] = await Promise.all([
    deps.asking(),
    deps.checks.of(ids),
    deps.trainingOf(ids),
    deps.undertaken(),
    deps.deviceStop(),
  ]);
  const now = deps.now().getTime();
  return agents.map((person) => {
    const own = checks.filter((check) => check.person === person.id && check.party === person.partyId);
    const courses = training.filter((one) => one.person === person.id);
    const facts = {
      account: fact(person.invitation === 'taken-up'),
      'second-factor': fact(person.hasFactor),
      undertaking: fact(undertaken(person)),
      device: fact(deviceStop(person) === null),
      network: fact(person.hasNetwork),
    };
    const under = asking.filter(({ vendor }) => vendor === person.partyId);
    const working = under.filter(({ id }) => person.assignments.some(({ agreement }) => agreement === id));
    return {
      id: person.id,
      name: person.name,
      party: { id: person.partyId, name: person.partyName },
      site: person.site,
      siteId: person.siteId,
      work: [...person.assignments],
      left: person.left,
      suspended: person.suspendedBy !== null || person.contained,
      agreements: (working.length === 0 ? under : working).map((agreement) =>
        listUnder(
          agreement,
          {
            ...facts,
            assignment: fact(working.includes(agreement)),
            'background-check': checksFact(agreement.conditions, own, now),
            training: trainingFact(agreement, courses),
          },
          now,
        ),
      ),
      checks: own.map((check) => checkView(check, now)),
    };
  });
}

function fact(done: boolean): StepFact {
  return { done, until: null };
}

function trainingFact({ conditions }: AskingAgreement, courses: readonly TrainingStanding[]): StepFact {
  const asked = conditions
    .filter(({ kind }) => kind === 'training')
    .map(({ course }) => ({ course: String(course), told: courses.find((one) => one.course === course) }));
  const missing = asked.filter(({ told }) => told === undefined || !GOOD.has(told.state));
  const ends = asked.flatMap(({ told }) => (told?.until == null ? [] : [told.until.getTime()]));
  return {
    done: missing.length === 0,
    until: ends.length === 0 ? null : Math.min(...ends),
    missing: missing.map(({ course }) => course),
  };
}

function listUnder(
  { id, title, conditions }: AskingAgreement,
  facts: Readonly<Record<JoiningStep, StepFact>>,
  now: number,
): Joiner['agreements'][number] {
  const items = checklistOf(conditions, facts, now);
  return {
    ...{ id, title, ready: isReady(items) },
    items: items.map(({ step, state, until, missing, clause }) => {
      const words = joiningWords[step];
      return {
        ...{ step, state, clause, missing: [...missing], title: words.title, mend: words.mend, by: words.by },
        ...{ code: words.code, refusal: codes[words.code].text },
        until: until === null ? null : new Date(until).toISOString(),
      };
    }),
  };
}

function checkView(
  { id, kind, on, until, evidence, attestedBy, attestedAt, entry }: KeptCheck,
  now: number,
): Joiner['checks'][number] {
  return {
    ...{ id, kind, on, until, evidence, attestedBy, entry, attestedAt: attestedAt.toISOString() },
    over: Date.parse(until) <= now,
  };
}
