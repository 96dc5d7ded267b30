import { byAgent, isLook, isUnexplained } from '../access.ts';
import type { About, Detector } from '../detector.ts';
import { blanks, dayOf, hash32, held, put, zeros } from '../kept.ts';
import type { Sign } from '../signal.ts';
import type { WatchedEvent } from '../watched.ts';

/** A run of accesses to the same one or two fields, each of another customer. */
interface Run {
  /** Hash of the fields, and of the customer before. */
  fields: number;
  last: number;
  length: number;
  /** Longest of today, and of the days before (what is old weighs less). */
  longest: number;
  usual: number;
}

const IDS = 5;

interface State {
  day: number;
  /** Of accesses that a ticket explains, and of the others: work in between hides no list. */
  readonly runs: readonly [Run, Run];
  /** Four numbers for each set of fields: its hash, most customers a day before, customers today, the latest customer. */
  readonly counts: number[];
  readonly ids: string[];
  saidRare: number;
}

const SETS = 5;

const freshRun = (): Run => ({ fields: 0, last: 0, length: 0, longest: 0, usual: 0 });

function turn(state: State, day: number): void {
  if (day === state.day) return;
  state.day = day;
  state.saidRare = 0;
  for (const run of state.runs) {
    run.usual = Math.max(run.longest, Math.round(run.usual * 0.95));
    run.longest = 0;
  }
  const { counts } = state;
  for (let i = 0; i < counts.length; i += 4) {
    counts[i + 1] = Math.max(counts[i + 2] ?? 0, Math.round((counts[i + 1] ?? 0) * 0.95));
    counts[i + 2] = 0;
  }
}

/** Counts a customer under its fields. @returns where the count stands */
function countOf(counts: number[], fields: number, subject: number): number {
  const used = (at: number) => Math.max(counts[at + 1] ?? 0, counts[at + 2] ?? 0);
  let i = 0;
  for (let at = 0; at < counts.length; at += 4) {
    if (counts[at] === fields) {
      i = at;
      break;
    }
    if (used(at) < used(i)) i = at;
  }
  // The set that was used least makes room.
  if (counts[i] !== fields) counts.splice(i, 4, fields, 0, 0, 0);
  if (counts[i + 3] !== subject) counts[i + 2] = (counts[i + 2] ?? 0) + 1;
  counts[i + 3] = subject;
  return i;
}

/** Fields this agent hardly ever touched, of many customers in one day. */
function rare(state: State, event: WatchedEvent, at: number, about: About): Sign | null {
  const [before = 0, today = 0] = state.counts.slice(at + 1, at + 3);
  const usual = about.usual('subjects-a-day').own;
  // On a busy day there is more of everything.
  const busy = usual === null ? 1 : Math.max(1, about.now('subjects-a-day') / Math.max(1, usual.median));
  const most = Math.max(about.threshold('customers'), about.threshold('times') * before * busy);
  if (about.daysKnown < about.threshold('known') || today < most || today <= state.saidRare) return null;
  const isFar = today >= about.threshold('far') * before * busy;
  state.saidRare = isFar ? today * 2 : today;
  return {
    severity: isFar ? 'medium' : 'low',
    reason:
      `Looked at ${event.fields.join(' and ')} of ${today} customers today; on no day before of more than ` +
      `${before}.`,
    events: held(state.ids),
  };
}

/**
 * One field of one customer after the other and nothing else: a list being made (the pictures of 2024 were one screen
 * each). Work touches a case in several ways and one field about as often every day, so both a run and a count are held
 * against this agent's own days.
 */
export const sameField: Detector<State> = {
  kind: 'same-field',
  needs: ['accesses'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) => (event.subject === null || !event.ok ? null : byAgent(event)),
  fresh: () => ({
    day: 0,
    runs: [freshRun(), freshRun()],
    counts: zeros(4 * SETS),
    ids: blanks(IDS),
    saidRare: 0,
  }),
  see(state, event, about) {
    if (event.kind === 'lookup') return null;
    turn(state, dayOf(event.at));
    const bare = isUnexplained(event);
    const run = state.runs[bare ? 1 : 0];
    const named = event.fields.length;
    const fields = named > 0 && named <= 2 && isLook(event) ? hash32(event.fields.join()) : 0;
    if (fields === 0 || fields !== run.fields) Object.assign(run, { fields, last: 0, length: 0 });
    if (fields === 0) return null;
    const subject = hash32(event.subject ?? '');
    put(state.ids, event.id);
    const seldom = rare(state, event, countOf(state.counts, fields, subject), about);
    if (subject === run.last) return seldom;
    run.last = subject;
    run.length += 1;
    run.longest = Math.max(run.longest, run.length);
    const most = Math.ceil(Math.max(about.threshold('run'), 2 * run.usual));
    if (run.length !== most && run.length !== 2 * most) return seldom;
    return {
      severity: about.daysKnown < about.threshold('days') ? 'low' : bare ? 'high' : 'medium',
      reason:
        `Looked at ${event.fields.join(' and ')} of ${run.length} customers one after the other and at nothing else` +
        `${bare ? ', without a ticket that explains it' : ''}; the longest such run before was ${run.usual}.`,
      events: held(state.ids),
    };
  },
};
