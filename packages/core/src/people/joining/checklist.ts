import type { Code, Condition } from '../../kernel/index.ts';

/** What somebody has to have before they see data under one agreement, in the order in which it is worth mending. */
export const joiningSteps = [
  'account',
  'second-factor',
  'undertaking',
  'background-check',
  'training',
  'device',
  'network',
  'assignment',
] as const;

export type JoiningStep = (typeof joiningSteps)[number];

/** Who mends it. */
type Mender = 'themselves' | 'vendor' | 'company';

interface StepWords {
  readonly title: string;
  /** What access is refused with while it is open. */
  readonly code: Code;
  readonly mend: string;
  readonly by: Mender;
  /** The kind of condition that asks for it; null: every agreement does. */
  readonly condition: string | null;
}

/** What each step is, and how it is mended. */
export const joiningWords: Readonly<Record<JoiningStep, StepWords>> = {
  account: {
    title: 'Account made',
    code: 'not-signed-in',
    mend: 'They open the link of their invitation.',
    by: 'themselves',
    condition: null,
  },
  'second-factor': {
    title: 'Passkey enrolled',
    code: 'second-factor-needed',
    mend: 'They enrol a passkey or an authenticator at their next sign-in.',
    by: 'themselves',
    condition: null,
  },
  undertaking: {
    title: 'Undertaking signed',
    code: 'undertaking-unsigned',
    mend: 'They read and sign it: it is the first page after signing in.',
    by: 'themselves',
    condition: 'undertaking',
  },
  'background-check': {
    title: 'Background checked',
    code: 'background-check-missing',
    mend: 'A vendor admin, somebody else than they, attests to the check.',
    by: 'vendor',
    condition: 'background-check',
  },
  training: {
    title: 'Training current',
    code: 'not-permitted',
    mend: 'They pass the course.',
    by: 'themselves',
    condition: 'training',
  },
  device: {
    title: 'Device in the agreed state',
    code: 'device-unknown',
    mend: 'A vendor admin gives them a device under Devices; its page says what it breaks.',
    by: 'vendor',
    condition: 'posture',
  },
  network: {
    title: 'Network listed',
    code: 'network-not-allowed',
    mend: 'The company lists the networks of their site.',
    by: 'company',
    condition: 'network',
  },
  assignment: {
    title: 'Work assigned',
    code: 'no-agreement',
    mend: 'A vendor admin gives them a role and a purpose of the agreement.',
    by: 'vendor',
    condition: null,
  },
};

/** How a step stands. `soon`: it is done, and runs out within a month. */
type StepState = 'done' | 'soon' | 'open';

/** Whether a step is done, and until when; null until there is an end to it. Epoch milliseconds. */
export interface StepFact {
  readonly done: boolean;
  readonly until: number | null;
  /** What of it is missing, by ids: checks, courses. */
  readonly missing?: readonly string[];
}

/** One step of somebody's list under one agreement. */
export interface ChecklistItem {
  readonly step: JoiningStep;
  readonly state: StepState;
  readonly until: number | null;
  readonly missing: readonly string[];
  /** The clause that asks for it; null where the house does. */
  readonly clause: string | null;
}

const SOON_MS = 30 * 86_400_000;

/**
 * Somebody's list under one agreement: what the house asks of everybody, and what its conditions ask. Each open item is one that
 * the gate refuses with its code: nothing stands here that does not close access, and a step nobody knows of is open.
 * @param conditions of the terms in force
 * @param facts what is known of the person; a step that is not among them is not known
 * @param now epoch milliseconds
 */
export function checklistOf(
  conditions: readonly Condition[],
  facts: Readonly<Partial<Record<JoiningStep, StepFact>>>,
  now: number,
): readonly ChecklistItem[] {
  return joiningSteps.flatMap((step) => {
    const { condition } = joiningWords[step];
    const asking = condition === null ? null : conditions.find(({ kind }) => kind === condition);
    if (asking === undefined) return [];
    const fact = facts[step];
    const until = fact?.until ?? null;
    const over = until !== null && until <= now;
    const open = fact?.done !== true || over;
    const soon = until !== null && until - now < SOON_MS;
    const state: StepState = open ? 'open' : soon ? 'soon' : 'done';
    return [{ step, state, until, missing: fact?.missing ?? [], clause: asking?.clause ?? null }];
  });
}

/** Whether nothing stands between somebody and data. */
export function isReady(items: readonly ChecklistItem[]): boolean {
  return items.every(({ state }) => state !== 'open');
}
