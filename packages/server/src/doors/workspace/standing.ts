import { codes, type Code, type ConductHold } from '@cordon/core/kernel';
import { conductHeld, owesFactor, type Seat } from '@cordon/core/policy';
import { isWorking, turnsAt, type Assignments, type PastAssignment } from '../../assignments/index.ts';
import { heldOf, worksFrom, type SignedIn } from '../../identity/index.ts';
import { readSeat, type SeatDeps } from './seat.ts';

/** Why nothing of some work is shown now, in plain words, with what to do next. */
export interface Stop {
  readonly code: Code;
  readonly text: string;
  readonly next: string;
}

/** One of somebody's assignments, as a screen needs to know it. */
export interface Work {
  readonly id: string;
  readonly purpose: string;
  /** Null while what it shows may be on the screen. */
  readonly stop: Stop | null;
}

/** What somebody works as at a moment, and when that changes by the clock. */
export interface Standing {
  readonly work: readonly Work[];
  readonly changesAt: Date | null;
}

export interface StandingFacts {
  readonly now: Date;
  /** Whether they may work for a site from where they are. */
  readonly worksFrom: (site: string | null) => boolean;
  /** Whether they were asked for a second factor anew and have not given it. */
  readonly owesFactor: boolean;
  /** By assignment, what the agreement says of their device, badge, courses and checks. */
  readonly seats: ReadonlyMap<string, Seat>;
  /** What a decision about their conduct takes under an agreement. */
  readonly conduct: (agreement: string) => ConductHold['step'] | null;
}

/** How fast somebody may work now: customers an hour, null at the usual pace. */
interface Pace {
  readonly customersAnHour: number | null;
}

/** What a standing is read from. */
export interface StandingDeps extends SeatDeps {
  readonly assignments: Pick<Assignments, 'since'>;
  /** Who a session belongs to at this moment; null when it ended. */
  readonly sessionNow: (id: string, ip: string | null) => Promise<SignedIn | null>;
  now(): Date;
}

/** So long a screen is told why work ended. */
const TOLD_FOR_MS = 86_400_000;

/** What somebody works as at this moment, all of it read anew; null when their session is gone. */
export async function readStanding(
  deps: StandingDeps,
  { sessionId, ip }: Pick<SignedIn, 'sessionId' | 'ip'>,
): Promise<(Standing & Pace) | null> {
  const who = await deps.sessionNow(sessionId, ip);
  if (who === null) return null;
  const at = deps.now();
  const own = await deps.assignments.since(who.person.id, new Date(at.getTime() - TOLD_FOR_MS), at);
  const open = own.filter(({ endedWhy }) => endedWhy === null);
  const seats = await Promise.all(
    open.map(async (one) => [one.id, await readSeat(deps, who, one, at)] as const),
  );
  const standing = standingOf(own, {
    ...{ now: at, seats: new Map(seats) },
    worksFrom: (site) => worksFrom(who, site),
    owesFactor: owesFactor(heldOf(who)),
    conduct: (agreement) => conductHeld(who.holds.conduct, agreement, at.getTime()),
  });
  return { ...standing, customersAnHour: who.holds.customersAnHour };
}

const ASK = 'Ask your team lead what you work on now.';

/** In the words of who works, not of who decided. */
const ENDED: Readonly<Record<NonNullable<PastAssignment['endedWhy']> | 'time', Omit<Stop, 'code'>>> = {
  ended: { text: 'This work was taken off you.', next: ASK },
  replaced: { text: 'This work was given to you anew, with other terms.', next: 'Open your tickets again.' },
  removed: { text: 'An access review took this work off you.', next: ASK },
  unanswered: {
    text: 'Nobody confirmed this work in the access review in time, so it ended.',
    next: 'Ask your team lead to have it given to you again.',
  },
  'site-closed': { text: 'The site where this work is done was closed.', next: ASK },
  directory: {
    text: 'Your organisation’s directory does not give you this work any more.',
    next: 'Ask your team lead, or whoever keeps the directory.',
  },
  conduct: {
    text: 'It was decided that you do not work on this account any more.',
    next: 'My conduct says why, and until when you may appeal.',
  },
  time: { text: 'The time this work was given to you for is over.', next: ASK },
};

const DECIDED: Readonly<Record<ConductHold['step'], Stop>> = {
  retraining: {
    code: 'conduct-retraining',
    text: 'It was decided that you pass a course before you work on.',
    next: 'My conduct names it. Your work opens here by itself once you passed.',
  },
  suspension: {
    code: 'conduct-suspended',
    text: 'It was decided that you do not work for a time.',
    next: 'My conduct says until when, why, and how to appeal.',
  },
  removal: { code: 'conduct-removed', ...ENDED.conduct },
  termination: { code: 'conduct-removed', ...ENDED.conduct },
};

const OFF_SHIFT: Stop = {
  code: 'outside-hours',
  text: 'You are off shift.',
  next: 'If you have to stay on, ask your team lead to extend your shift: work goes on here by itself.',
};

const ELSEWHERE: Stop = {
  code: 'network-not-allowed',
  text: 'This work is not done from the network you are on.',
  next: 'Go on from a network of the site you are assigned to, or ask your team lead.',
};

const ASKED_ANEW: Stop = {
  code: 'step-up-needed',
  text: 'You are asked for your second factor once more.',
  next: 'Confirm it, and your work goes on here. You stay signed in.',
};

/** Their device, badge, course or check stops them: the code says what is wrong, and its page how it is mended. */
function seatStop(code: Code): Stop {
  return {
    ...{ code, text: codes[code].text },
    next: 'Once that is in order, work goes on here by itself. If it does not, ask your team lead.',
  };
}

/**
 * What each of somebody's assignments may show now. One that is not begun yet is left out.
 * @param assignments those that ended lately too, so that a screen can say why
 */
export function standingOf(assignments: readonly PastAssignment[], facts: StandingFacts): Standing {
  const { now } = facts;
  const begun = assignments.filter(({ from }) => from <= now);
  const edges = assignments.flatMap((one) => edgesOf(one, now));
  for (const { changesAt } of facts.seats.values()) if (changesAt !== null) edges.push(new Date(changesAt));
  return {
    work: begun.map((one) => ({ id: one.id, purpose: one.purpose, stop: stopOf(one, facts) })),
    changesAt: edges.length === 0 ? null : new Date(Math.min(...edges.map((edge) => edge.getTime()))),
  };
}

function stopOf(
  one: PastAssignment,
  { now, worksFrom, owesFactor, seats, conduct }: StandingFacts,
): Stop | null {
  const decided = conduct(one.agreement.id);
  if (decided !== null) return DECIDED[decided];
  const over = one.until !== null && one.until <= now;
  if (one.endedWhy !== null || over) return { code: 'not-permitted', ...ENDED[one.endedWhy ?? 'time'] };
  if (!isWorking(one, now)) return OFF_SHIFT;
  if (!worksFrom(one.site?.id ?? null)) return ELSEWHERE;
  if (owesFactor) return ASKED_ANEW;
  const seat = seats.get(one.id)?.stop ?? null;
  return seat === null ? null : seatStop(seat);
}

/** When the clock alone changes what somebody works as. */
function edgesOf(one: PastAssignment, now: Date): readonly Date[] {
  if (one.endedWhy !== null) return [];
  return [one.from, one.until, turnsAt(one, now)].filter((edge) => edge !== null && edge > now) as Date[];
}
