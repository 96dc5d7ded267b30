import { californiaRules } from './california.ts';
import type { Clock, ClockState, Corrected, Reminder } from './clock.ts';
import { contractRules } from './contract.ts';
import type { Fact, Sent } from './fact.ts';
import { gdprRules } from './gdpr.ts';
import { hipaaRules } from './hipaa.ts';
import { foldFacts, stands, type Known, type Start } from './known.ts';
import { earliest, isWeekend, momentOf, pointAt, type Point } from './moment.ts';
import type { Rule } from './rule.ts';
import { toll, type Tolled } from './toll.ts';

/**
 * Every clock that the facts of an incident start, those that turn out not to be owed included, each with why. What nobody
 * said is taken as what makes a notice due, and due earlier. A clock never gets later by a fact unless it is a statement of
 * law enforcement; one that is taken back makes it no later either, and what stands is told beside.
 * @param facts in the order in which they were recorded
 * @param now epoch milliseconds
 * @throws RangeError for a fact without a true instant or zone: nothing is counted rather than something wrong
 */
export function clocksOf(facts: readonly Fact[], now: number): readonly Clock[] {
  if (facts.length === 0) return [];
  const known = foldFacts(facts);
  const standing = facts.filter(stands);
  const corrected = standing.length === facts.length ? [] : rulesOf(foldFacts(facts, standing));
  return rulesOf(known).map((rule) =>
    clockOf(
      rule,
      corrected.find(({ id }) => id === rule.id),
      known,
      now,
    ),
  );
}

function rulesOf(known: Known): readonly Rule[] {
  return [...contractRules(known), ...gdprRules(known), ...hipaaRules(known), ...californiaRules(known)];
}

function clockOf(rule: Rule, corrected: Rule | undefined, known: Known, now: number): Clock {
  const { tolled, start, ...run } = runOf(rule, known, now);
  const { id, kind, law, citation, by, to, limit, counted } = rule;
  return {
    ...{ id, kind, law, citation, by, to, limit, counted, ...run },
    discovery: rule.discovery ?? 'own',
    place: rule.place ?? null,
    agreement: rule.agreement ?? null,
    why: whyOf(rule, start, tolled, run.state),
    taken: run.state === 'not-owed' ? [] : rule.taken,
    tolledUntil: tolled?.until ? momentOf(tolled.until) : null,
    asCorrected: corrected === undefined ? null : correctedOf(run, runOf(corrected, known, now), corrected),
  };
}

/** When a rule's clock begins and ends, and how it stands. */
function runOf(rule: Rule, known: Known, now: number) {
  const start = startOf(rule);
  const tolled = tolledOf(rule, start, known);
  const due = tolled?.due ?? null;
  const sent = known.sent(rule.id);
  const state = stateOf(rule, sent, start, due, tolled, now);
  return {
    ...{ start, tolled, state },
    from: start && momentOf(start),
    due: due && momentOf(due),
    late: due !== null && isLate(rule, state, sent, due, now),
    reminders: remindersOf(start, due),
  };
}

type Run = ReturnType<typeof runOf>;

/** @returns null where nothing that was taken back makes a difference to it */
function correctedOf(
  strict: Pick<Run, 'from' | 'due'>,
  { start, from, due, state, late, reminders }: Run,
  { waitsFor }: Rule,
): Corrected | null {
  const sameEnd = strict.due?.at === due?.at;
  if (sameEnd && (due !== null || strict.from?.at === from?.at)) return null;
  return { from, due, state, late, reminders, why: start === null ? waitsFor : start.why };
}

/** Of all times it may run from, the one by which it is due first. */
function startOf({ starts, dueFrom }: Rule): Start | null {
  if (dueFrom === null) return earliest(starts);
  const first = earliest(starts.map((start) => ({ ...dueFrom(start), start })));
  return first === null ? null : first.start;
}

function tolledOf({ dueFrom, dueBy, tolls }: Rule, start: Start | null, known: Known): Tolled | null {
  if (start === null || dueFrom === null) return null;
  const held = tolls ? toll(dueFrom(start), known.statements) : { due: dueFrom(start), until: null, late: 0 };
  return { ...held, due: earliest([held.due, ...dueBy]) ?? held.due };
}

function stateOf(
  { notOwed, inPhases }: Rule,
  sent: readonly Sent[],
  start: Start | null,
  due: Point | null,
  tolled: Tolled | null,
  now: number,
): ClockState {
  if (sent.some(({ whole }) => whole)) return 'done';
  if (notOwed.length > 0) return 'not-owed';
  if (start === null || start.ms > now) return 'waiting';
  if (inPhases && sent.length > 0) return 'partly';
  if (tolled?.until && now < tolled.until.ms) return 'tolled';
  return due !== null && now > due.ms ? 'overdue' : 'running';
}

function isLate(
  { inPhases }: Rule,
  state: ClockState,
  sent: readonly Sent[],
  due: Point,
  now: number,
): boolean {
  if (state === 'not-owed' || state === 'waiting') return false;
  const counting = sent.filter(({ whole }) => whole || inPhases);
  const first = earliest(counting.map(({ at, zone }) => pointAt(at, zone)));
  return (first?.ms ?? now) > due.ms;
}

function remindersOf(start: Start | null, due: Point | null): readonly Reminder[] {
  if (start === null) return [];
  if (due === null) return [{ mark: 0, moment: momentOf(start) }];
  const length = Math.max(0, due.ms - start.ms);
  return ([50, 80, 100] as const).map((mark) => ({
    mark,
    moment: momentOf({ ms: start.ms + Math.floor((length * mark) / 100), zone: due.zone }),
  }));
}

function whyOf(
  { notOwed, waitsFor, tolls }: Rule,
  start: Start | null,
  tolled: Tolled | null,
  state: ClockState,
): readonly string[] {
  if (state === 'not-owed') return notOwed;
  const due = tolled?.due ?? null;
  return [
    start === null ? waitsFor : start.why,
    ...(tolled?.until
      ? [`Law enforcement asked to wait until ${momentOf(tolled.until).words}: nothing may go out before.`]
      : []),
    ...(tolls && (tolled?.late ?? 0) > 0
      ? ['A statement of law enforcement came after it was due, and moves nothing.']
      : []),
    ...(due !== null && isWeekend(due)
      ? ['It ends on a weekend, which moves nothing: send it on the working day before.']
      : []),
  ];
}
