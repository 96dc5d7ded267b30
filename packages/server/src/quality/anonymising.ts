import { Failure, type Code, type Principal } from '@cordon/core/kernel';
import { QUALITY } from '@cordon/core/policy';
import type { Times, Transcript, Turn } from '@cordon/core/quality';
import { redact } from '@cordon/pii';
import { withTransaction } from '../platform/db.ts';
import type { Asking, OwnRules, Who } from '../gate/index.ts';
import { stateOf } from '../tickets/index.ts';
import { agentTokenOf, namesOf } from './agents.ts';
import { underWhich, type QualityDeps } from './deps.ts';
import { LEAST_WITHHELD_DAYS, MOST_TRIES, type Intake, type Quarantined } from './intake.ts';
import { coverSound, type CoveredSound } from './sound.ts';

const DAY = 86_400_000;

/** The job: nobody sits at it, and what it may it may by the terms' clause about quality alone. */
export function jobOf(company: string): Who {
  const principal: Principal = {
    ...{ id: 'cordon:anonymiser', kind: 'service', party: company, side: 'controller', role: '' },
    ...{ site: null, facts: {}, stepUpAt: null },
  };
  return { principal, session: '', ip: null };
}

export function qualityAsking(resources: readonly string[], flag: string): Asking {
  const bare = { operation: 'read', field: null, key: null, literal: null, act: null, reason: null } as const;
  return { ...bare, resources, flags: [flag] };
}

/** What could not be anonymised, and why. Faults of the moment are tried again by themselves. */
class Withheld extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(code);
    this.code = code;
  }
}

/**
 * Anonymises the oldest conversation that waits: an access to its customer's values, decided and entered like any. What it
 * came as is destroyed in the step that keeps what it became. Whatever goes wrong, it is withheld with the reason.
 * @returns false when none waits
 */
export async function anonymiseNext(deps: QualityDeps): Promise<boolean> {
  const intake = await deps.intakes.claim(deps.now());
  if (intake === null) return false;
  try {
    await anonymiseOne(deps, intake);
  } catch (error) {
    await withhold(deps, intake, codeOf(error));
    if (!(error instanceof Withheld) && codeOf(error) === 'internal') {
      deps.log.error('a conversation could not be anonymised', {
        feature: 'quality',
        err: new Error(`intake ${intake.id}`),
      });
    }
  }
  return true;
}

async function anonymiseOne(deps: QualityDeps, intake: Intake): Promise<void> {
  const [ticket, company] = [await deps.tickets.find(intake.ticket), await deps.company()];
  if (ticket === null || company === null) throw new Withheld('not-in-scope');
  const held = await deps.intakes.quarantined(intake);
  if (held === null) throw new Withheld('file-incomplete');
  const turns = turnsOf(intake, held.first, held.file);
  const { about } = held.first;
  const people = await deps.conversations.peopleOf(ticket.party);
  const agents = namesOf(people, about.agent, ticket.party, deps.agentKey);
  const spoken = people.find(({ name, email }) => [name, email].includes(about.agent ?? ''));
  const under = await underWhich(deps, { ...ticket, ticket: stateOf(ticket, 0) }, QUALITY);
  const outcome = await deps.gate.anonymise(
    jobOf(company.id),
    under.work,
    qualityAsking(under.resources, 'anonymise'),
    { turns, agents },
  );
  if (!outcome.ok) throw new Withheld(outcome.code);
  const { work, policy } = under;
  const subject = ticket.binding?.subject ?? null;
  if (work.agreement === null || policy?.quality == null || subject === null)
    throw new Withheld('not-permitted');
  const { times, seconds, ...clean } = outcome.value;
  const sound = held.sound === null ? null : await soundless(held.sound, times);
  const at = deps.now();
  const made = {
    ...{ id: intake.id, ticket: ticket.id, vendor: ticket.party, agreement: work.agreement },
    ...{ site: spoken?.site ?? null, queue: ticket.purpose, kind: intake.kind, at },
    reason: codeWithout(about.reason, await deps.rules.of(QUALITY)),
    agent: about.agent === null ? null : agentTokenOf(people, about.agent, ticket.party, deps.agentKey),
    customer: deps.customerKey(`${ticket.source} ${subject}`),
    ...{ began: new Date(about.began), seconds, entry: outcome.entry, clean, sound },
    keepUntil: new Date(at.getTime() + policy.quality.keepDays * DAY),
  };
  await withTransaction(deps.db, async (tx) => {
    await deps.conversations.add(tx, made);
    await deps.intakes.done(tx, intake.id, at);
  });
}

/** Turns, or the transcript they are read from, in the thread that anonymises. */
function turnsOf(
  { format }: Intake,
  { about, turns }: Quarantined,
  file: Uint8Array,
): readonly Turn[] | Transcript {
  if (format === 'turns') {
    if (turns === null) throw new Withheld('file-incomplete');
    return turns;
  }
  if (format === 'audio') throw new Withheld('transcript-missing');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw new Withheld('format-unread');
  }
  return { text, format, began: about.began, agentSpeaker: about.agentSpeaker };
}

/** The recording with everything silent that was taken out of its transcript. */
async function soundless(sound: Uint8Array, times: Times | null): Promise<CoveredSound> {
  if (times === null) throw new Withheld('sound-uncovered');
  const covered = await coverSound(sound, times);
  if (covered === null) throw new Withheld('sound-unread');
  return covered;
}

/** A code that the contact centre made up; one with a value in it is told of as another. */
function codeWithout(reason: string, { compiled: custom }: OwnRules): string {
  return redact(reason.replaceAll('-', ' '), { custom }).spans.length === 0 ? reason : 'other';
}

function codeOf(error: unknown): Code {
  if (error instanceof Withheld) return error.code;
  return error instanceof Failure ? (error as Failure).code : 'internal';
}

/** What is nobody's fault and may be over in a moment. */
const PASSING: ReadonlySet<Code> = new Set([
  'source-unavailable',
  'ledger-unavailable',
  'key-unavailable',
  'rules-unavailable',
  'cannot-hear',
]);

async function withhold(deps: QualityDeps, intake: Intake, code: Code): Promise<void> {
  const at = deps.now();
  // Without its key nobody will ever read it: there is nothing to wait for.
  if (code === 'key-destroyed') {
    await deps.intakes.remove(intake.id, code, at);
    return;
  }
  const { policy } = await underWhich(
    deps,
    { party: intake.vendor.id, source: intake.source, ticket: null },
    QUALITY,
  );
  const days = policy?.quality?.withheldDays ?? LEAST_WITHHELD_DAYS;
  await deps.intakes.withhold(intake.id, code, at, new Date(intake.receivedAt.getTime() + days * DAY));
  if (PASSING.has(code) && intake.tries < MOST_TRIES) await deps.intakes.again(intake.id);
}
