import type { IncidentRow, IncidentView } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

/** What a detector finds, in plain words; a new one is called by its name until it has some. */
const KINDS: Readonly<Record<string, string>> = {
  canary: 'A made-up customer was touched',
  'after-leave': 'An account was used after its owner left',
  'no-ticket': 'Access that no ticket explains',
  'customers-an-hour': 'Many customers in an hour',
  'low-and-slow': 'Slow collection over weeks',
  'identifier-walk': 'Customers one after another by number',
  'denial-burst': 'Many refusals in a row',
  'shared-customer': 'One customer seen by many agents',
  'ticket-abuse': 'A ticket used as a pretext',
  'bulk-rows': 'Many rows at once',
  'repeated-query': 'The same query again and again',
  'export-spike': 'Unusually large export',
  snooping: 'Somebody known, a colleague or themselves looked up',
  'lookup-fishing': 'Look-ups that fish for customers',
  'reveal-rate': 'Many more reveals than others',
  'same-field': 'The same field of many customers',
  'new-field': 'A field never revealed before, of many customers',
  'same-customer': 'One customer watched day after day',
  'off-shift': 'Work outside of the shift',
  'new-place': 'A new device, network or country',
  'impossible-travel': 'Two places too far apart',
  'concurrent-sessions': 'One account in two places at once',
  'mfa-fatigue': 'Refused until it was not',
  'new-factor': 'A new second factor, then collecting',
  'badge-mismatch': 'At the desk without having badged in',
  'rebound-ticket': 'Tickets tied to other customers',
  'cherry-picking': 'Customers picked instead of assigned',
  'machine-cadence': 'As regular as a machine',
  'complementary-ranges': 'Two agents walking through customers together',
  photographing: 'Steady reading without a hand on the desk',
  'screen-after-reveal': 'Copied or printed right after a reveal',
  'dormant-account': 'An account that had slept',
  'admin-then-access': 'Rights changed, then used',
  'break-glass': 'Emergency access that nobody reviewed',
  'ledger-gap': 'Entries are missing',
  'ledger-silence': 'The ledger is silent',
  'traffic-silence': 'A vendor is silent',
  'password-guessing': 'An account is guessed at',
  'credential-stuffing': 'Account after account tried from one address',
  'outside-network': 'Signing in from a network that is not listed',
  'rebind-asked': 'Another customer wanted on a ticket',
  'rights-probing': 'Asking for what another role may do',
  'ended-agreement': 'Work under an agreement that is over',
  'door-credential': 'A tool’s secret in other hands',
  'past-the-views': 'A statement came past the views of the agreement',
  risk: 'Many weak signs together',
};

export function kindWords(kind: string): string {
  return KINDS[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`;
}

type Severity = IncidentRow['severity'];

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const severityTone: Readonly<Record<Severity, Tone>> = {
  critical: 'bad',
  high: 'bad',
  medium: 'warn',
  low: 'plain',
};

export const stateWords: Readonly<Record<IncidentRow['state'], string>> = {
  open: 'Open',
  investigating: 'Being looked into',
  contained: 'Contained',
  closed: 'Closed',
  'false-positive': 'False alarm',
};

/** What a button says that moves an incident there. */
export const moveWords: Readonly<Record<IncidentRow['state'], string>> = {
  open: 'Open it',
  investigating: 'Look into it',
  contained: 'It is contained',
  closed: 'Close it',
  'false-positive': 'End it as a false alarm',
};

type Step = IncidentView['contained'][number]['step'];

/** @param whom name of the person or vendor, or title of the agreement */
export function stepWords(step: Step, whom: string): string {
  switch (step) {
    case 'step-up':
      return `Ask ${whom} for their second factor`;
    case 'slow-down':
      return `Slow ${whom} down`;
    case 'suspend-agent':
      return `Suspend ${whom}`;
    case 'suspend-vendor':
      return `Shut out everybody of ${whom}`;
    case 'end-agreement':
      return `End the agreement: ${whom}`;
  }
}

/** What the button will do in the next second. */
export const stepMeans: Readonly<Record<Step, string>> = {
  'step-up':
    'They stay signed in. What is open leaves their screen now, and nothing is shown until they give their second factor once more. Credentials of their other tools end.',
  'slow-down':
    'They work on, with a few customers and one reveal an hour and no export, until somebody undoes it. They are told so above every page.',
  'suspend-agent':
    'Ends all their sessions and open values now, and keeps them out until somebody undoes it.',
  'suspend-vendor': 'Ends all sessions of the vendor now. Letting them in again takes two people.',
  'end-agreement': 'It is signed on the agreement’s own page, and ends everything under it, for good.',
};

const ACTS: Readonly<Record<string, string>> = {
  'incident-opened': 'Incident opened',
  'incident-taken': 'Taken',
  'incident-moved': 'Moved',
  'incident-noted': 'Note written',
  'incident-post-mortem': 'Post-mortem written',
  'signal-judged': 'Signal judged',
  'containment-ordered': 'Contained',
  'containment-decided': 'Decided',
  'containment-answered': 'Answered by whoever was held back',
};

export const actWords = (act: string): string => ACTS[act] ?? act;

/** What a step's button to undo it says. */
export function undoWords(step: Step, whom: string): string {
  switch (step) {
    case 'step-up':
      return `Undo it: ask ${whom} no more`;
    case 'slow-down':
      return `Undo it: let ${whom} work at the usual pace`;
    default:
      return `Undo it: let ${whom} in again`;
  }
}

/** Whether whoever it is about can go on working. */
export const isLighter = (step: Step): boolean => step === 'step-up' || step === 'slow-down';
