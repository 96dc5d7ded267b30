import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oscalExample, oscalFaults } from '../../../../../tests/support/oscal.ts';
import { practices, type PracticeId } from '../controls/index.ts';
import { settingsActs } from '../settingsChanges/index.ts';
import type { OscalObject } from './json.ts';
import type { AssessedFacts, ExportedAudit, ExportedFinding } from './made/facts.ts';
import { planFrom } from './made/plan.ts';
import { resultsFrom } from './made/results.ts';
import { relatedTo } from './observed.ts';
import { readPlan, writePlan } from './plan.ts';
import { readResults, writeResults } from './results.ts';

/** Version 5 of RFC 9562, as the server makes it. */
const uuid = (name: string): string => {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

// The schema's own pattern refuses the leap days of the last century; Cordon tells of no time in it.
const time = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const id = fc.stringMatching(/^[a-z]{3}_[a-z0-9]{4,12}$/);
const token = fc.stringMatching(/^[a-z]+(-[a-z]+){0,3}$/);

const finding: fc.Arbitrary<ExportedFinding> = fc.record({
  ...{
    id,
    title: text,
    about: text,
    meaning: text,
    next: text,
    severity: text,
    raisedAt: time,
    seenAt: time,
  },
  dueAt: fc.option(time),
  owner: fc.option(id),
  plan: fc.option(text),
  exception: fc.option(fc.record({ from: time, until: fc.option(time), approver: id })),
  closed: fc.option(fc.record({ at: time, how: text })),
  entry: fc.option(fc.nat()),
});

const test = fc.record({
  ...{ id: token, title: text, population: text, everyHours: fc.nat(100), freshHours: fc.nat(1000) },
  practice: fc.constantFrom(...(Object.keys(practices) as PracticeId[])),
});

const run = fc.record({
  ...{ test: token, at: time, population: fc.nat(), failed: fc.nat(), ran: fc.boolean() },
  failing: fc.array(fc.record({ id: text, vendor: fc.option(id), why: text }), { maxLength: 3 }),
});

const setting = fc.constantFrom(...Object.entries(settingsActs)).chain(([act, { of, title }]) =>
  fc.record({
    ...{ entry: fc.nat(), at: time, by: fc.option(id), secondPerson: fc.option(id), takesTwo: fc.boolean() },
    ...{ act: fc.constant(act), of: fc.constant(of), title: fc.constant(title), vendor: fc.option(id) },
  }),
);

const audit: fc.Arbitrary<ExportedAudit> = fc.record({
  ...{ id, title: text, concludedAt: time },
  methods: fc.uniqueArray(fc.constantFrom('EXAMINE' as const, 'INTERVIEW' as const, 'TEST' as const)),
  conclusions: fc.uniqueArray(fc.record({ control: token, met: fc.boolean(), text }), {
    selector: ({ control }) => control,
    maxLength: 3,
  }),
});

const byId = { selector: (one: { readonly id: string }) => one.id, maxLength: 4 };
const party = fc.record({ id, name: text });
const facts: fc.Arbitrary<AssessedFacts> = fc.uniqueArray(test, byId).chain((tests) =>
  fc.record({
    uuid: fc.constant(uuid),
    at: time,
    period: fc.record({ from: time, until: time }),
    agreement: fc.record({ id, title: text }),
    ...{ company: party, vendor: party, system: fc.record({ origin: text, version: text }) },
    findings: fc.uniqueArray(finding, byId),
    complete: fc.boolean(),
    tests: fc.constant(tests),
    runs: fc
      .tuple(...tests.map((one) => run.map((of) => ({ ...of, test: one.id }))))
      .map((all) => all.slice(0, 3)),
    settings: fc.uniqueArray(setting, { selector: ({ entry }) => entry, maxLength: 4 }),
    audits: fc.uniqueArray(audit, byId),
  }),
);

it('assessment results are valid whatever was found, and come back without loss', () => {
  fc.assert(
    fc.property(facts, (of) => {
      const made = resultsFrom(of);
      const document = writeResults(made);
      expect(oscalFaults(document)).toEqual([]);
      expect(readResults(document)).toEqual(made);
    }),
    { numRuns: 60 },
  );
});

it('a plan is valid whatever was found, and only nothing makes none', () => {
  fc.assert(
    fc.property(facts, (of) => {
      const made = planFrom(of);
      expect(made === null).toBe(of.findings.length === 0);
      if (made === null) return;
      const document = writePlan(made);
      expect(oscalFaults(document)).toEqual([]);
      expect(readPlan(document)).toEqual(made);
      expect(made.items).toHaveLength(of.findings.length);
    }),
    { numRuns: 60 },
  );
});

it('only a fresh test that passed meets its objective', () => {
  fc.assert(
    fc.property(facts, (of) => {
      const { findings } = resultsFrom(of).results[0] ?? { findings: [] };
      for (const one of of.tests) {
        const last = of.runs.find((ran) => ran.test === one.id);
        const age = Math.min(of.at, of.period.until) - (last?.at ?? 0);
        const passes =
          last !== undefined &&
          last.ran &&
          last.failed === 0 &&
          last.population > 0 &&
          age <= one.freshHours * 3_600_000;
        const state = findings.find(({ uuid: name }) => name === uuid(`objective ${one.id}`))?.target.state;
        expect(state).toBe(passes ? 'satisfied' : 'not-satisfied');
      }
    }),
  );
});

it('what is referred to is there', () => {
  fc.assert(
    fc.property(facts, (of) => {
      const [result] = resultsFrom(of).results;
      const observed = new Set(result?.observations.map((one) => one.uuid));
      for (const { rest } of [...(result?.findings ?? []), ...(result?.risks ?? [])]) {
        for (const name of relatedTo('observation', rest)) expect(observed).toContain(name);
      }
    }),
  );
});

/** Members that no reader knows, anywhere in a document: they have to come back too. */
const unknown = fc.dictionary(
  fc.stringMatching(/^x-[a-z]{1,8}$/),
  fc.jsonValue() as fc.Arbitrary<OscalObject>,
  {
    maxKeys: 3,
  },
);

it.each([
  ['ifa_assessment-results-example', (of: OscalObject) => writeResults(readResults(of))],
  ['ifa_plan-of-action-and-milestones', (of: OscalObject) => writePlan(readPlan(of))],
] as const)('%s comes back with whatever else stands in it', (name, through) => {
  const example = oscalExample(name);
  fc.assert(
    fc.property(unknown, fc.nat(3), (more, every) => {
      const document = sprinkled(example, more, every) as OscalObject;
      expect(through(document)).toEqual(document);
    }),
    { numRuns: 50 },
  );
});

/** The same with more members in each object, but not beside the root. */
function sprinkled(value: unknown, more: OscalObject, every: number, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => sprinkled(one, more, every, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([name, one]) => [name, sprinkled(one, more, every, depth + 1)]);
  return { ...Object.fromEntries(inside), ...(depth % (every + 1) === 1 ? more : {}) };
}
