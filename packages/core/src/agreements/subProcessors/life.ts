import type { NoticeRule } from './rule.ts';

/*
 * A sub-processor from its notice to its end, told from what people did and the clock alone:
 *
 *   notice --object--> objected --approve--> authorised --flow-down and its day--> active --end--> ended
 *   notice --approve, or silence under general authorisation--> authorised
 *   notice, objected, authorised --withdraw--> withdrawn
 *
 * Nothing may be used before it is `active`.
 */

export const subProcessorStates = [
  'notice',
  'objected',
  'authorised',
  'active',
  'withdrawn',
  'ended',
] as const;
export type SubProcessorState = (typeof subProcessorStates)[number];

export const subProcessorActs = ['object', 'approve', 'withdraw', 'flow-down', 'end'] as const;
export type SubProcessorAct = (typeof subProcessorActs)[number];

/** What somebody did, and when (epoch milliseconds). */
export interface Done {
  readonly act: SubProcessorAct;
  readonly at: number;
  /** With `flow-down`: the hash of the terms the sub-processor's contract passes on. */
  readonly termsHash?: string;
}

/** The notice: when it was given, and by which rule the clock runs. */
export interface Notice {
  readonly at: number;
  readonly rule: NoticeRule;
}

/** Where a sub-processor stands. Times are epoch milliseconds. */
export interface SubProcessorStanding {
  readonly state: SubProcessorState;
  /** The controller may object before this moment; under specific authorisation also after it. */
  readonly objectUntil: number;
  readonly noticeEnds: number;
  /** Null while nobody said yes and silence does not count as one. */
  readonly authorisedAt: number | null;
  readonly bySilence: boolean;
  /** From when it may be used, its flow-down provided; null while it is not authorised. */
  readonly usableFrom: number | null;
  /** The terms its contract was last confirmed to pass on. */
  readonly flowDown: string | null;
}

const DAY = 86_400_000;

/** @param done in the order it was done; what was not open at its time counts for nothing */
export function subProcessorStanding(
  notice: Notice,
  done: readonly Done[],
  now: number,
): SubProcessorStanding {
  let so: Facts = { objected: false, approvedAt: null, over: null, flowDown: null };
  for (const one of done) {
    if (one.at <= now && allows(standing(notice, so, one.at).state, one.act)) so = after(so, one);
  }
  return standing(notice, so, now);
}

/** Whether an act is open now. */
export function subProcessorAllows(
  notice: Notice,
  done: readonly Done[],
  act: SubProcessorAct,
  now: number,
): boolean {
  return allows(subProcessorStanding(notice, done, now).state, act);
}

const OPEN: Readonly<Record<SubProcessorAct, readonly SubProcessorState[]>> = {
  object: ['notice'],
  approve: ['notice', 'objected'],
  withdraw: ['notice', 'objected', 'authorised'],
  'flow-down': ['notice', 'objected', 'authorised', 'active'],
  end: ['authorised', 'active'],
};

function allows(state: SubProcessorState, act: SubProcessorAct): boolean {
  return OPEN[act].includes(state);
}

interface Facts {
  readonly objected: boolean;
  readonly approvedAt: number | null;
  readonly over: 'withdrawn' | 'ended' | null;
  readonly flowDown: string | null;
}

function after(so: Facts, { act, at, termsHash }: Done): Facts {
  switch (act) {
    case 'object':
      return { ...so, objected: true };
    case 'approve':
      return { ...so, objected: false, approvedAt: at };
    case 'withdraw':
      return { ...so, over: 'withdrawn' };
    case 'end':
      return { ...so, over: 'ended' };
    case 'flow-down':
      return { ...so, flowDown: termsHash ?? null };
  }
}

function standing({ at, rule }: Notice, so: Facts, now: number): SubProcessorStanding {
  const objectUntil = at + rule.objectionDays * DAY;
  const noticeEnds = at + rule.noticeDays * DAY;
  const silence =
    rule.authorisation === 'general' && !so.objected && so.approvedAt === null && now >= objectUntil;
  const authorisedAt = so.objected ? null : (so.approvedAt ?? (silence ? objectUntil : null));
  // The notice protects the controller, who waives the rest of it by a yes.
  const usableFrom =
    authorisedAt === null ? null : silence ? Math.max(objectUntil, noticeEnds) : authorisedAt;
  const usable = usableFrom !== null && now >= usableFrom && so.flowDown !== null;
  const state: SubProcessorState =
    so.over ??
    (so.objected ? 'objected' : authorisedAt === null ? 'notice' : usable ? 'active' : 'authorised');
  return {
    ...{ state, objectUntil, noticeEnds, authorisedAt, usableFrom, flowDown: so.flowDown },
    bySilence: silence,
  };
}

/** Whether the contract with the sub-processor passes on the terms that stand now (GDPR Art. 28(4)). */
export function flowDownStatus(flowDown: string | null, termsHash: string): 'missing' | 'current' | 'stale' {
  if (flowDown === null) return 'missing';
  return flowDown === termsHash ? 'current' : 'stale';
}
