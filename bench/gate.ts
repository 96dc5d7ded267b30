// decide() beside Cedar's stateful call (policies parsed once, kept in its memory) on the same rules and questions, in
// one run. Each call is timed by itself, so that the percentiles are those of calls and not of averages; the cost of
// the clock is part of every sample and is shown. Cedar's questions are built beforehand, ours are what the gate has.
// Much of Cedar's time goes into JSON across the WebAssembly border: the ratio is about what a Node program pays, not
// about the two languages.
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { DataMap, Operation, Principal, Request, Terms } from '@cordon/core/kernel';
import { compile, decide } from '@cordon/core/policy';
import base from '../tests/vectors/policy/base.json' with { type: 'json' };
import { toCedar, toQuestions, type Question } from './support/cedar.ts';
import { percentile, report, type BenchResult, type Row } from './support/report.ts';

const ROUNDS = 40;
const OURS_PER_ROUND = 5000;
const CEDAR_PER_ROUND = 250;
const NOW = Date.parse(base.at);
const OFFSETS = { 'Asia/Manila': 480 };
const AIM_US = 5;

/** The agreement of the test vectors, with working hours. */
const terms: Terms = {
  ...(base.terms as unknown as Terms),
  conditions: [
    ...base.terms.conditions,
    { clause: '4.4', kind: 'hours', from: '08:00', to: '18:00', timeZone: 'Asia/Manila' },
  ],
};
const dataMap = base.dataMap as DataMap;

const principal: Principal = {
  id: 'ana',
  kind: 'agent',
  party: 'brightline',
  side: 'processor',
  role: 'tier1',
  site: 'cebu',
  facts: {
    mfa: { at: NOW - 3_600_000, value: true },
    network: { at: NOW, value: true },
    suspension: { at: NOW, value: false },
  },
  stepUpAt: NOW - 60_000,
};

function asking(operation: Operation, resource: string, fields?: readonly string[]): Request {
  return {
    operation,
    purpose: 'order-support',
    source: 'shop',
    resource,
    ...(fields === undefined ? {} : { fields }),
    ticket: {
      id: 'T-1',
      assignee: 'ana',
      open: true,
      binding: { by: 'request', subject: 'C-7' },
      lastWorkAt: NOW - 60_000,
      heldAtOnce: 1,
      confirmTriesLeft: 3,
      claimedBy: [],
    },
    usage: {
      subjects: 10,
      newSubject: true,
      unbound: 0,
      newUnbound: true,
      reveals: 1,
      lookups: 1,
      exportedRows: 0,
      subjectsToday: 0,
      lastHour: { customers: 0, newCustomer: true, reveals: 0, lookups: 0 },
    },
  };
}

/** One question for Cedar each; the phone may not be revealed. */
const ONE_FIELD = [
  asking('lookup', 'customers', ['email']),
  asking('confirm', 'customers', ['birth_date']),
  asking('reveal', 'customers', ['email']),
  asking('reveal', 'customers', ['phone']),
  asking('read', 'customers', ['name']),
  asking('read', 'conversation', ['text']),
];
/** What opening a ticket asks: a question per field for Cedar, one decision for us. */
const WHOLE_CARD = [asking('read', 'customers')];

/** Measures both engines.
 * @throws when they disagree on a question, since then the figures compare different rules
 */
export function run(): Promise<BenchResult> {
  const compiled = compile(terms, '0'.repeat(64), dataMap);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const parsed = preparsePolicySet('gate', { staticPolicies: toCedar(terms) });
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors));
  const { policy } = compiled;

  const ours = (asked: Request): boolean => decide(policy, principal, asked, NOW).allow;
  const cedar = (questions: readonly Question[]): boolean =>
    questions
      .map((question) => statefulIsAuthorized({ ...question, preparsedPolicySetId: 'gate' }))
      .some((answer) => answer.type === 'success' && answer.response.decision === 'allow');

  const rows: Row[] = [];
  const ratios: { label: string; value: number }[] = [];
  for (const [label, requests] of [
    ['one field', ONE_FIELD],
    ['whole card', WHOLE_CARD],
  ] as const) {
    const questions = requests.map((asked) => toQuestions(dataMap, principal, asked, NOW, OFFSETS));
    requests.forEach((asked, at) => {
      if (ours(asked) !== cedar(questions[at] ?? []))
        throw new Error(`the engines disagree: ${JSON.stringify(asked)}`);
    });
    const [mine, theirs] = measure(
      (at) => ours(pick(requests, at)),
      (at) => cedar(pick(questions, at)),
    );
    rows.push(rowOf(`decide, ${label}`, mine), rowOf(`Cedar, ${label}`, theirs));
    for (const [name, q] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      ratios.push({
        label: `Cedar / decide, ${label}, ${name}`,
        value: percentile(theirs, q) / percentile(mine, q),
      });
    }
  }
  rows.push(
    rowOf(
      'the clock itself',
      timed(OURS_PER_ROUND * 4, () => true),
    ),
  );

  const worst = Math.max(...rows.filter(({ label }) => label.startsWith('decide')).map(({ p50 }) => p50));
  const aims = [{ label: `decide p50 under ${String(AIM_US)} us`, met: worst < AIM_US }];
  return Promise.resolve({ name: 'gate', unit: 'us a call', rows, ratios, aims });
}

/** Both in turns, so that a burst of other load falls on both. The first rounds warm up and do not count. */
function measure(
  mine: (at: number) => boolean,
  theirs: (at: number) => boolean,
): readonly [Float64Array, Float64Array] {
  const ours: Float64Array[] = [];
  const cedars: Float64Array[] = [];
  for (let round = -4; round < ROUNDS; round += 1) {
    const one = timed(OURS_PER_ROUND, mine);
    const other = timed(CEDAR_PER_ROUND, theirs);
    if (round < 0) continue;
    ours.push(one);
    cedars.push(other);
  }
  return [joined(ours), joined(cedars)];
}

/** Microseconds of each call. */
function timed(calls: number, call: (at: number) => boolean): Float64Array {
  const samples = new Float64Array(calls);
  let allowed = 0;
  for (let at = 0; at < calls; at += 1) {
    const start = process.hrtime.bigint();
    if (call(at)) allowed += 1;
    samples[at] = Number(process.hrtime.bigint() - start) / 1000;
  }
  if (allowed === 0) throw new Error('a measurement of nothing but refusals says little');
  return samples;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

function pick<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('nothing to measure');
  return item;
}

function rowOf(label: string, samples: Float64Array): Row {
  const mean = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  return {
    label,
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    mean,
    calls: samples.length,
  };
}

if (import.meta.main) report(await run(), process.argv.slice(2));
