import { WATCHING } from '@cordon/core/policy';
import { gapsOf, type Gap, type RecordedEvent } from '@cordon/core/recordings';
import { Failure } from '@cordon/core/kernel';
import type { Gate, Who } from '../gate/index.ts';
import type { SignedIn } from '../identity/index.ts';
import type { Ticket } from '../tickets/index.ts';
import { SILENT_MS, type ListedRecording } from './recording.ts';
import type { RecordingScope, RecordingStore } from './store.ts';

/** An access within a recording, as its list of accesses has it. */
export interface AccessWithin {
  readonly entry: number;
  readonly at: string;
  readonly kind: string;
  readonly ok: boolean;
  readonly fields: readonly string[];
}

export interface WatchingDeps {
  readonly recordings: Pick<RecordingStore, 'list' | 'events'>;
  readonly gate: Pick<Gate, 'watch'>;
  readonly ticket: (id: string) => Promise<Ticket | null>;
  /** The asker as the gate wants them, in the role they have in their own party. */
  readonly whoOf: (who: SignedIn) => Who;
  readonly stateOf: (ticket: Ticket) => Parameters<Gate['watch']>[1]['ticket'];
  readonly windowsOf: (
    person: string,
  ) => Promise<readonly { readonly agreement: string; readonly from: Date; readonly until: Date }[]>;
  readonly accesses: (recording: ListedRecording) => Promise<readonly AccessWithin[]>;
  readonly now: () => Date;
}

/** `running`: pieces still come. `broken-off`: it ended without a goodbye. `torn`: pieces are missing. */
export type State = 'running' | 'whole' | 'broken-off' | 'torn';

const MOST_LISTED = 200;

/** The company sees all, a vendor its own people's, an auditor what is in their window, and an agent their own. */
export async function scopeOf(
  deps: Pick<WatchingDeps, 'windowsOf'>,
  { person }: SignedIn,
): Promise<RecordingScope> {
  const nobody = { vendor: null, person: null, windows: null };
  if (person.role === 'auditor') return { ...nobody, windows: await deps.windowsOf(person.id) };
  if (person.role === 'agent') return { ...nobody, person: person.id };
  return person.partyKind === 'company' ? nobody : { ...nobody, vendor: person.partyId };
}

/** Recordings, newest first. Nothing of what was recorded is in a list. */
export async function listRecordings(deps: WatchingDeps, who: SignedIn): Promise<readonly ListedRecording[]> {
  return deps.recordings.list(await scopeOf(deps, who), MOST_LISTED);
}

export interface WatchedRecording {
  readonly entry: number;
  readonly recording: ListedRecording;
  readonly gaps: readonly Gap[];
  readonly events: readonly RecordedEvent[];
  readonly accesses: readonly AccessWithin[];
}

/**
 * Opens a recording to be watched: an access like any other, for the purpose of quality, entered before anything is shown.
 * @throws Failure `not-in-scope`, or the code of the decision; `key-destroyed` once its ticket's key is
 */
export async function watchRecording(
  deps: WatchingDeps,
  who: SignedIn,
  id: string,
): Promise<WatchedRecording> {
  const [recording] = await deps.recordings.list(await scopeOf(deps, who), 1, id);
  const ticket = recording === undefined ? null : await deps.ticket(recording.ticket);
  if (recording === undefined || ticket === null) throw new Failure('not-in-scope');
  const { agreement, source } = recording;
  const work = { agreement, source, purpose: WATCHING.purpose, ticket: deps.stateOf(ticket) };
  const outcome = await deps.gate.watch(deps.whoOf(who), work, id);
  if (!outcome.ok) throw new Failure(outcome.code);
  const [events, accesses] = await Promise.all([deps.recordings.events(recording), deps.accesses(recording)]);
  return { entry: outcome.entry, recording, gaps: gapsIn(recording, deps.now()), events, accesses };
}

/** What is missing; of one that still runs the end is not. */
export function gapsIn(recording: ListedRecording, now: Date): readonly Gap[] {
  const gaps = gapsOf(recording.pieces, recording.made);
  return isRunning(recording, now) ? gaps.filter(({ until }) => until !== null) : gaps;
}

export function stateIn(recording: ListedRecording, now: Date): State {
  const gaps = gapsIn(recording, now);
  if (gaps.some(({ pieces }) => pieces !== null)) return 'torn';
  if (gaps.length > 0) return 'broken-off';
  return isRunning(recording, now) ? 'running' : 'whole';
}

function isRunning({ endedAt, lastAt }: ListedRecording, now: Date): boolean {
  return endedAt === null && now.getTime() - lastAt.getTime() < SILENT_MS;
}
