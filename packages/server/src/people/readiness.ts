import type { ConductHold } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { PersonFacts } from './people.ts';
import type { blocker, personRow } from './schemas.ts';

type Blocker = z.infer<typeof blocker>;

interface Check {
  readonly blocker: Blocker;
  readonly stops: (person: PersonFacts, standing: Standing) => boolean;
}

/** What is known of a person beside themselves. */
export interface Standing {
  /** Agreements of the person's vendor that are in force. */
  readonly inForce: readonly string[];
  /** Whether they signed the undertaking that counts now. */
  readonly undertaken: boolean;
  /** Whether some work of theirs is closed until they acknowledge its PII protocol. */
  readonly owesProtocol: boolean;
  /** How their devices keep them out where an agreement asks for the state of devices; null: they do not. */
  readonly deviceStop: DeviceStop | null;
  /** Whether an agreement asks for their badge and it does not show them where they work. */
  readonly unbadged: boolean;
  /** How a course keeps them out where an agreement asks for it; null: none does. */
  readonly trainingStop: TrainingStop | null;
  /** What was decided about their conduct and keeps them from work; null: nothing. */
  readonly conduct: ConductHold['step'] | null;
  /** Whether an agreement they work under asks for a background check that nobody attested to. */
  readonly unchecked: boolean;
}

type TrainingStop = 'training-never' | 'training-expired';

type DeviceStop = 'device-failing' | 'device-stale' | 'device-unknown';

/** One check for each way in which devices stop somebody who has an account. */
function deviceCheck(code: DeviceStop, text: string, mend: string): Check {
  return {
    blocker: { code, text, mend },
    stops: ({ role, invitation }, { deviceStop }) =>
      role === 'agent' && invitation === 'taken-up' && deviceStop === code,
  };
}

/** The same for courses. */
function trainingCheck(code: TrainingStop, text: string): Check {
  return {
    blocker: {
      ...{ code, text },
      mend: 'They take it: the refusal leads there, and My training does. Training says which course it is.',
    },
    stops: ({ role, invitation }, { trainingStop }) =>
      role === 'agent' && invitation === 'taken-up' && trainingStop === code,
  };
}

/** One check for each step that two people can decide. */
function conductCheck(step: ConductHold['step'], text: string, mend: string): Check {
  return { blocker: { code: `conduct-${step}`, text, mend }, stops: (_, { conduct }) => conduct === step };
}

const REMOVED = 'It was decided that they do not work on this account any more.';
const APPEAL = 'Only an appeal opens it again; the case says until when.';

/** Everything that can stop a person, in the order in which it is worth mending. */
const checks: readonly Check[] = [
  {
    blocker: {
      code: 'contained',
      text: 'The company has shut the whole vendor out.',
      mend: 'Two people of the company release it on the vendor’s page.',
    },
    stops: ({ contained }) => contained,
  },
  {
    blocker: {
      code: 'suspended',
      text: 'Access is suspended by the vendor.',
      mend: 'Restore it once the reason is settled.',
    },
    stops: ({ suspendedBy }) => suspendedBy === 'vendor',
  },
  {
    blocker: {
      code: 'suspended',
      text: 'Access is suspended by the company.',
      mend: 'Only the company can restore it.',
    },
    stops: ({ suspendedBy }) => suspendedBy === 'company',
  },
  conductCheck('termination', REMOVED, APPEAL),
  conductCheck('removal', REMOVED, APPEAL),
  conductCheck(
    'suspension',
    'It was decided that they do not work for a time.',
    'It ends by itself on its day; the case under Conduct names it.',
  ),
  conductCheck(
    'retraining',
    'It was decided that they pass a course before they work on.',
    'They pass the course that the case under Conduct names.',
  ),
  {
    blocker: {
      code: 'left',
      text: 'They left: their organisation, or its directory or roster, says so.',
      mend: 'Take them back under Joining, or make them active in the directory again.',
    },
    stops: ({ left }) => left,
  },
  {
    blocker: {
      code: 'email-missing',
      text: 'No e-mail address is known, so no invitation can be sent.',
      mend: 'The directory or roster gives one, or they come in by single sign-on.',
    },
    stops: ({ left, email, invitation }) => !left && email === null && invitation !== 'taken-up',
  },
  {
    blocker: {
      code: 'invitation-open',
      text: 'The invitation was not taken up yet.',
      mend: 'Ask them to open their link.',
    },
    stops: ({ invitation }) => invitation === 'open',
  },
  {
    blocker: {
      code: 'invitation-expired',
      text: 'No invitation is open: the last one ran out.',
      mend: 'Send a new one.',
    },
    stops: ({ left, email, invitation }) => !left && email !== null && invitation === 'expired',
  },
  {
    blocker: {
      code: 'no-second-factor',
      text: 'No second factor is enrolled.',
      mend: 'They enrol a passkey or an authenticator at their next sign-in.',
    },
    stops: ({ invitation, hasFactor }) => invitation === 'taken-up' && !hasFactor,
  },
  {
    blocker: {
      code: 'undertaking',
      text: 'The confidentiality undertaking is not signed.',
      mend: 'They read and sign it at their next sign-in: it is the first page.',
    },
    stops: ({ role, invitation, hasFactor }, { undertaken }) =>
      role === 'agent' && invitation === 'taken-up' && hasFactor && !undertaken,
  },
  {
    blocker: {
      code: 'background-check-missing',
      text: 'The agreement asks for a background check, and none that stands was attested to.',
      mend: 'Attest to it under Joining.',
    },
    stops: ({ role, invitation }, { unchecked }) =>
      role === 'agent' && invitation === 'taken-up' && unchecked,
  },
  {
    blocker: {
      code: 'protocol',
      text: 'The PII protocol of their work is not acknowledged, and its grace is over.',
      mend: 'They read and acknowledge it under My protocols.',
    },
    stops: ({ role, invitation }, { owesProtocol }) =>
      role === 'agent' && invitation === 'taken-up' && owesProtocol,
  },
  deviceCheck(
    'device-failing',
    'A device they work on is not in the agreed state.',
    'Open it under Devices: each rule it breaks says how it is mended.',
  ),
  deviceCheck(
    'device-unknown',
    'No device is given to them that has reported all that the agreement asks for.',
    'Give them one under Devices, or see what its page says is missing.',
  ),
  deviceCheck(
    'device-stale',
    'A device they work on has not reported its state recently enough.',
    'Connect it and see that osquery runs, or take it off them under Devices.',
  ),
  {
    blocker: {
      code: 'not-badged-in',
      text: 'Their badge does not show them where the work is done.',
      mend: 'They badge in at its door. If they did, look at the site under Sites and badges.',
    },
    stops: ({ role, invitation }, { unbadged }) => role === 'agent' && invitation === 'taken-up' && unbadged,
  },
  trainingCheck('training-never', 'They have not passed a course that the agreement asks for.'),
  trainingCheck('training-expired', 'A course that the agreement asks for ran out, and its grace is over.'),
  {
    blocker: {
      code: 'no-network',
      text: 'No network is listed for where they work, so they do not get in.',
      mend: 'The company adds the networks of the site.',
    },
    // The company's own people are held to a list only once there is one.
    stops: ({ partyKind, hasNetwork }) => partyKind === 'vendor' && !hasNetwork,
  },
  {
    blocker: {
      code: 'no-agreement',
      text: 'No agreement is in force.',
      mend: 'Both parties sign, or the company renews it.',
    },
    stops: ({ role }, { inForce }) => role === 'agent' && inForce.length === 0,
  },
  {
    blocker: {
      code: 'no-assignment',
      text: 'No work under the agreement is assigned.',
      mend: 'The vendor admin assigns a role and a purpose.',
    },
    // Before an agreement is in force, what somebody was invited for is all that can be said.
    stops: ({ role, accessRole, purpose, assignments }, { inForce }) =>
      role === 'agent' &&
      (inForce.length === 0
        ? accessRole === null || purpose === null
        : !assignments.some(({ agreement }) => inForce.includes(agreement))),
  },
];

/** What stops a person from working, each with the one step that mends it; nothing when they may work now. */
export function blockersOf(person: PersonFacts, standing: Standing): Blocker[] {
  return checks.filter(({ stops }) => stops(person, standing)).map(({ blocker }) => blocker);
}

/** Everybody's standing at once. */
export interface Standings {
  /** Agreements in force, by vendor. */
  readonly inForce: ReadonlyMap<string, readonly string[]>;
  readonly undertaken: (person: Pick<PersonFacts, 'id' | 'partyId'>) => boolean;
  readonly owesProtocol: (person: Pick<PersonFacts, 'id' | 'partyId'>) => boolean;
  readonly deviceStop: (person: Pick<PersonFacts, 'id' | 'partyId'>) => DeviceStop | null;
  readonly unbadged: (person: Pick<PersonFacts, 'id' | 'siteId' | 'assignments'>) => boolean;
  readonly trainingStop: (person: Pick<PersonFacts, 'id'>) => TrainingStop | null;
  readonly conduct: (person: string, agreements: readonly string[]) => ConductHold['step'] | null;
  readonly unchecked: (person: Pick<PersonFacts, 'id' | 'partyId' | 'assignments'>) => boolean;
}

export function personRowOf(person: PersonFacts, standings: Standings): z.infer<typeof personRow> {
  const blockers = blockersOf(person, {
    inForce: standings.inForce.get(person.partyId) ?? [],
    undertaken: standings.undertaken(person),
    owesProtocol: standings.owesProtocol(person),
    deviceStop: standings.deviceStop(person),
    unbadged: standings.unbadged(person),
    trainingStop: standings.trainingStop(person),
    conduct: standings.conduct(person.id, standings.inForce.get(person.partyId) ?? []),
    unchecked: standings.unchecked(person),
  });
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    party: { id: person.partyId, name: person.partyName },
    site: person.site,
    accessRole: person.accessRole,
    purpose: person.purpose,
    assignments: [...person.assignments],
    ready: blockers.length === 0,
    blockers,
    liveSessions: person.liveSessions,
    ticketsInHand: person.ticketsInHand,
    suspendedBy: person.suspendedBy,
    left: person.left,
  };
}
