import type { EventSource } from '@cordon/core/siem';
import type { Findings } from '../assurance/index.ts';
import { openWire } from '../sources/api/wire.ts';
import { messageOf } from './batch.ts';
import { post } from './posting.ts';
import type { EnteredEvents, Receiver, ReceiverProblem, Receivers, ReceiverSettings } from './receiver.ts';

export interface SendingDeps {
  readonly receivers: Receivers;
  readonly entered: EnteredEvents;
  readonly source: EventSource;
  readonly findings: Findings;
  readonly now: () => Date;
}

/** Entries in one message: about 300 KB of JSON. */
const BATCH = 250;
/** Batches of one look, so that a long backlog of one receiver does not keep the others waiting. */
const BATCHES = 40;
/** The first wait after a failure doubles with each, up to the longest. */
const WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** From so many failures in a row on, a finding says so: some ten minutes. */
const SILENT_TRIES = 8;

/**
 * Sends every receiver what it did not acknowledge yet. At least once: where it stands is kept only after its answer, so
 * a batch whose answer was lost is sent again, by whichever replica comes next.
 */
export async function sendDue(deps: SendingDeps): Promise<void> {
  const at = deps.now();
  for (const receiver of await deps.receivers.live()) {
    if (receiver.dueAt <= at) await sendTo(deps, receiver);
  }
}

async function sendTo(deps: SendingDeps, receiver: Receiver): Promise<void> {
  const { receivers, entered, source, now } = deps;
  const { id, settings } = receiver;
  const wire = openWire(settings);
  try {
    let { next } = receiver;
    for (let sent = 0; sent < BATCHES; sent++) {
      const events = await entered.read(next, Number.MAX_SAFE_INTEGER, BATCH);
      const last = events.at(-1);
      if (last === undefined) return;
      const until = last.entry + 1;
      const message = messageOf(
        { from: next, until, events },
        { receiver: id, secret: settings.secret },
        source,
        now(),
      );
      const problem = await post(wire, settings, message);
      if (problem !== null) {
        await failed(deps, receiver, problem);
        return;
      }
      await receivers.acknowledged(id, until, now());
      next = until;
    }
  } finally {
    wire.close();
  }
}

async function failed(
  { receivers, findings, now }: SendingDeps,
  { id, tries, next }: Receiver,
  problem: ReceiverProblem,
): Promise<void> {
  const wait = Math.min(WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
  await receivers.failed(id, problem, new Date(now().getTime() + wait));
  if (tries + 1 < SILENT_TRIES) return;
  const about = { kind: 'siem-silent' as const, about: `siem/${id}`, source: null, vendor: null };
  await findings.raise({ ...about, agreement: null, facts: { receiver: id, problem, next } });
}

/**
 * Tells a receiver nothing, to learn whether it takes it.
 * @returns null when it does
 */
export async function tryReceiver(
  settings: ReceiverSettings,
  receiver: string,
  source: EventSource,
  { next, at }: { readonly next: number; readonly at: Date },
): Promise<ReceiverProblem | null> {
  const wire = openWire(settings);
  try {
    const nothing = { from: next, until: next, events: [] };
    return await post(wire, settings, messageOf(nothing, { receiver, secret: settings.secret }, source, at));
  } finally {
    wire.close();
  }
}
