import { controls } from '../../frameworks/index.ts';
import {
  practices,
  stateOf,
  type ControlRun,
  type ControlState,
  type ControlTest,
} from '../../controls/index.ts';
import type { SettingsChange } from '../../settingsChanges/index.ts';
import { present, type OscalObject } from '../json.ts';
import { related, type ObjectiveFinding, type Observation } from '../observed.ts';
import type { AssessmentResults } from '../results.ts';
import type { AssessedFacts, ExportedAudit } from './facts.ts';
import { actorsOf, headOf, originOf } from './frame.ts';
import { observationOfFinding, riskOfFinding } from './risks.ts';
import { instant, line, prop } from './words.ts';

const HOUR = 3_600_000;

/**
 * The assessment of an agreement over a period: what control tests came to, what audits concluded, which settings were
 * changed, and what was found. Whoever reads it can tell what is evidence and what was not looked at: only a test that
 * passes meets its objective.
 */
export function resultsFrom(facts: AssessedFacts): AssessmentResults {
  const { uuid, period, agreement, tests, audits, settings, findings } = facts;
  const plan = uuid(`assessment plan ${agreement.id}`);
  const head = headOf(facts, 'Assessment results');
  return {
    head,
    results: [
      {
        ...{ uuid: uuid(`result ${head.uuid}`), title: line(`Assessment of ${agreement.title}`) },
        description:
          'Control tests over live data, audits, and changes of the settings that the controls hang on, within the period. An objective is met only by a test that passed and is fresh at the end of the period.',
        ...{ start: instant(period.from), end: instant(period.until) },
        observations: [
          ...tests.flatMap((test) => testedAs(facts, test)),
          ...audits.map((audit) => auditedAs(facts, audit)),
          ...settings.map((change) => changedAs(facts, change)),
          ...findings.map((finding) => observationOfFinding(facts, finding)),
        ],
        risks: findings.map((finding) => riskOfFinding(facts, finding)),
        findings: [
          ...tests.map((test) => objectiveOf(facts, test)),
          ...audits.flatMap((audit) => concludedAs(facts, audit)),
        ],
        rest: { 'reviewed-controls': reviewed() },
      },
    ],
    rest: {
      'import-ap': { href: `#${plan}` },
      'back-matter': {
        resources: [
          {
            ...{ uuid: plan, title: 'Assessment plan' },
            description: line(
              `The control tests of ${facts.system.origin}, version ${facts.system.version}, each with its population and cadence, and the audits that the agreement asks for.`,
            ),
          },
        ],
      },
    },
    beside: {},
  };
}

/** Every control of the library: what was not tested shows as such. */
function reviewed(): OscalObject {
  return {
    'control-selections': [{ 'include-controls': controls.map(({ id }) => ({ 'control-id': id })) }],
  };
}

const runName = ({ test, at }: ControlRun): string => `run ${test} ${instant(at)}`;

function runOf({ runs }: AssessedFacts, test: ControlTest): ControlRun | undefined {
  return runs.find((run) => run.test === test.id);
}

function testedAs(facts: AssessedFacts, test: ControlTest): readonly Observation[] {
  const run = runOf(facts, test);
  if (run === undefined) return [];
  const props = [
    prop('test', test.id),
    prop('ran', run.ran ? 'yes' : 'no'),
    prop('population', run.population),
    prop('failed', run.failed),
  ];
  return [
    {
      ...{ uuid: facts.uuid(runName(run)), title: line(test.title) },
      description: line(`${test.title}. Population: ${test.population}.`),
      collected: instant(run.at),
      expires: instant(run.at + test.freshHours * HOUR),
      rest: {
        ...{ props, methods: ['TEST'], types: ['control-objective'], origins: [originOf(actorsOf(facts))] },
        ...present({
          'relevant-evidence': run.failing.map(({ id, why }) => ({
            description: line(why),
            props: [prop('item', id)],
          })),
        }),
      },
    },
  ];
}

/** What a state says to somebody who does not know our words. */
const stateWords: Readonly<Record<ControlState, string>> = {
  passes: 'The test passed, and is fresh.',
  fails: 'The test failed.',
  stale: 'The last result is too old to say anything.',
  'never-run': 'The test was not made in this period.',
  'nothing-to-test': 'There was nothing to test.',
  'could-not-run': 'The test could not be made.',
};

function objectiveOf(facts: AssessedFacts, test: ControlTest): ObjectiveFinding {
  const run = runOf(facts, test);
  const state = stateOf(test, run, Math.min(facts.at, facts.period.until));
  const reason = state === 'passes' ? 'pass' : state === 'fails' ? 'fail' : 'other';
  return {
    ...{ uuid: facts.uuid(`objective ${test.id}`), title: line(test.title), description: stateWords[state] },
    target: {
      ...{
        type: 'objective-id',
        id: test.id,
        state: state === 'passes' ? 'satisfied' : 'not-satisfied',
        reason,
      },
      statusRest: { remarks: stateWords[state] },
      rest: { props: [prop('practice', test.practice)], title: line(practices[test.practice]) },
    },
    rest: {
      props: [prop('state', state)],
      ...related('observation', run === undefined ? [] : [facts.uuid(runName(run))]),
    },
  };
}

function auditedAs({ uuid }: AssessedFacts, { id, title, concludedAt, methods }: ExportedAudit): Observation {
  return {
    ...{ uuid: uuid(`audit ${id}`), title: line(title), description: line(`Audit: ${title}`) },
    ...{ collected: instant(concludedAt), expires: null },
    rest: {
      props: [prop('audit', id)],
      methods: methods.length === 0 ? ['EXAMINE'] : methods,
      types: ['control-objective'],
    },
  };
}

function concludedAs(
  { uuid }: AssessedFacts,
  { id, title, conclusions }: ExportedAudit,
): readonly ObjectiveFinding[] {
  return conclusions.map(({ control, met, text }) => ({
    ...{ uuid: uuid(`conclusion ${id} ${control}`), title: line(`${title}: ${control}`), description: text },
    target: {
      ...{ type: 'objective-id', id: control, state: met ? 'satisfied' : 'not-satisfied' },
      ...{ reason: met ? 'pass' : 'fail', statusRest: {}, rest: {} },
    },
    rest: related('observation', [uuid(`audit ${id}`)]),
  }));
}

/** A change of a setting is no result: it is what an auditor asks about beside them. */
function changedAs({ uuid }: AssessedFacts, change: SettingsChange): Observation {
  const { entry, act, title, at, by, secondPerson, takesTwo } = change;
  const props = [
    ...[prop('ledger-entry', entry), prop('act', act)],
    ...(by === null ? [] : [prop('by', by)]),
    ...(secondPerson === null ? [] : [prop('second-person', secondPerson)]),
    prop('takes-two-people', takesTwo ? 'yes' : 'no'),
  ];
  return {
    ...{ uuid: uuid(`settings ${String(entry)}`), title: line(title), description: line(`${title}.`) },
    ...{ collected: instant(at), expires: null },
    rest: { props, methods: ['EXAMINE'], types: ['historic'] },
  };
}
