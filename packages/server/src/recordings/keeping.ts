import { Failure } from '@cordon/core/kernel';
import { labelsOf } from '@cordon/core/recordings';
import { recordingRule } from '@cordon/core/policy';
import { keysOf, type SignedIn } from '../identity/index.ts';
import type { RecordingDeps } from './deps.ts';
import { newId } from '../platform/ids.ts';
import { unpack } from './packing.ts';
import { mayCome, type Place, type Recording } from './recording.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Visits to tickets that are recorded of one person; nobody opens more, and a program that does fills no table. */
const MOST_AN_HOUR = 300;

/** What a browser is told when somebody opens a ticket. */
export type Begun =
  /** The agreement asks for no recording. */
  | { readonly state: 'none' }
  /** It does, and this person was not told yet: nothing is recorded before. */
  | {
      readonly state: 'untold';
      readonly agreement: string;
      readonly clause: string;
      readonly keepDays: number;
    }
  | {
      readonly state: 'recording';
      readonly id: string;
      readonly clause: string;
      readonly keepDays: number;
      /** Words of the data map, which are no values. */
      readonly labels: readonly string[];
    };

/** Begins the recording of one visit to a ticket, where its agreement asks for it and the person was told. */
export async function beginRecording(deps: RecordingDeps, who: SignedIn, ticket: string): Promise<Begun> {
  const asked = await askedFor(deps, who, ticket);
  if (asked === null) return { state: 'none' };
  const { told, agreement, clause, keepDays, labels } = asked;
  if (!told) return { state: 'untold', agreement, clause, keepDays };
  const at = deps.now();
  const lately = new Date(at.getTime() - HOUR_MS);
  if ((await deps.recordings.begunSince(who.person.id, lately)) >= MOST_AN_HOUR) {
    throw new Failure('rate-limited');
  }
  const id = newId('rec');
  const place: Place = who.frame === undefined ? 'workspace' : 'sidebar';
  await deps.recordings.begin({
    ...{ id, ticket, agreement, place, person: who.person.id, session: keysOf(who), startedAt: at },
    keptUntil: new Date(at.getTime() + keepDays * DAY_MS),
  });
  return { state: 'recording', id, clause, keepDays, labels };
}

/**
 * Somebody read that their work on this ticket is recorded, which is entered.
 * @throws Failure `conflict` when what they read is not what stands now
 */
export async function tellRecorded(
  deps: RecordingDeps,
  who: SignedIn,
  ticket: string,
  read: { readonly agreement: string; readonly keepDays: number },
): Promise<void> {
  const asked = await askedFor(deps, who, ticket);
  if (asked?.agreement !== read.agreement || asked.keepDays !== read.keepDays) throw new Failure('conflict');
  if (asked.told) return;
  const { agreement, clause, keepDays } = asked;
  const { id: person, partyId: party } = who.person;
  await deps.enter('recording-told', { person, party, ip: who.ip }, agreement, { clause, keepDays });
  await deps.recordings.tell(person, agreement, keepDays, deps.now());
}

/** Whether the agreement of a ticket in somebody's hands asks for a recording, and whether they were told. */
async function askedFor(deps: RecordingDeps, who: SignedIn, ticket: string) {
  const opened = await deps.open(who, ticket);
  if (!opened.ok) throw new Failure(opened.code);
  const { policy } = opened.desk;
  const rule = policy === null ? null : recordingRule(policy.terms.duties);
  if (policy === null || rule === null) return null;
  const { agreement } = policy;
  const labels = labelsOf(policy.dataMap);
  return {
    ...rule,
    agreement,
    labels,
    told: await deps.recordings.told(who.person.id, agreement, rule.keepDays),
  };
}

/** A piece as the browser sends it; times in epoch milliseconds. */
export interface SentPiece {
  readonly seq: number;
  readonly from: number;
  readonly until: number;
  /** Events: base64 of zlib of JSON. */
  readonly events: string;
}

/**
 * Keeps a piece, after the second lock. What that finds is removed, and is a finding: the first lock leaks.
 * @throws Failure `not-in-scope` for another's or an ended recording, `rate-limited`, `too-large`, `bad-request`, and the
 *   gate's code where it cannot be searched: then nothing of it is kept, and the gap is seen
 */
export async function keepPiece(
  deps: RecordingDeps,
  who: SignedIn,
  id: string,
  sent: SentPiece,
): Promise<void> {
  const recording = await ownRecording(deps, who, id);
  const at = deps.now();
  if (!mayCome(sent.seq, recording, at)) throw new Failure('rate-limited');
  const { events: raw, size } = unpack(sent.events);
  const { lock, searched } = await deps.locks.of(recording, who);
  const { events, found } = lock(raw);
  const { seq, from, until } = sent;
  await deps.recordings.add(recording, { seq, from, until, events, size, found }, searched, at);
  const removed = Object.values(found).reduce((sum, each) => sum + each, 0);
  if (removed === 0) return;
  await deps.findings.raise({
    ...{ kind: 'recording-leaked', about: id, source: null, vendor: who.person.partyId },
    agreement: recording.agreement,
    facts: { removed, types: Object.keys(found).toSorted().join(' '), recording: id, person: who.person.id },
  });
}

/** @param made pieces the browser made; those that did not come are missing */
export async function endRecording(
  deps: RecordingDeps,
  who: SignedIn,
  id: string,
  made: number,
): Promise<void> {
  await ownRecording(deps, who, id);
  await deps.recordings.end(id, made, deps.now());
  deps.locks.drop(id);
}

async function ownRecording(deps: RecordingDeps, who: SignedIn, id: string): Promise<Recording> {
  const recording = await deps.recordings.find(id);
  const own = recording?.person === who.person.id && recording.session === keysOf(who);
  if (recording === null || !own || recording.endedAt !== null) throw new Failure('not-in-scope');
  return recording;
}
