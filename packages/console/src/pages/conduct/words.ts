import type { ConductRow, OwnConduct } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

type Step = NonNullable<ConductRow['step']>;

export const stepWords: Readonly<Record<Step, string>> = {
  none: 'Nothing to answer for',
  reminder: 'Reminder',
  warning: 'Warning',
  retraining: 'Retraining',
  suspension: 'Suspension',
  removal: 'Removal from the account',
  termination: 'End of all work for the company',
};

/** What a step does from the moment the second person decided. */
export const stepMeans: Readonly<Record<Step, string>> = {
  none: 'The case ends, and nothing of it counts.',
  reminder: 'Nothing is closed. It counts against a later case for a time.',
  warning: 'Nothing is closed. It counts against a later case for a time.',
  retraining: 'Customer data is closed at once, until the course is passed.',
  suspension: 'Customer data is closed at once, until the day, and opens by itself then.',
  removal: 'Work under this agreement ends at once, and none can be given again.',
  termination: 'Work under every agreement ends at once, and none can be given again.',
};

export const stateWords: Readonly<Record<ConductRow['state'], readonly [Tone, string]>> = {
  gathering: ['plain', 'Facts are gathered'],
  hearing: ['wait', 'The person has time to answer'],
  heard: ['warn', 'Heard: to be decided'],
  proposed: ['warn', 'One decided, a second is asked'],
  decided: ['stop', 'Decided'],
  appealed: ['warn', 'Appealed: to be decided'],
  'appeal-proposed': ['warn', 'Appealed: a second is asked'],
  upheld: ['stop', 'Appeal refused'],
  overturned: ['good', 'Appeal granted'],
  dismissed: ['good', 'Nothing to answer for'],
};

/** The same to whom it is about. */
export function ownStateWords(state: ConductRow['state']): readonly [Tone, string] {
  if (state === 'hearing') return ['warn', 'You have time to answer'];
  if (state === 'heard' || state === 'proposed') return ['wait', 'Two people decide'];
  if (state === 'appealed' || state === 'appeal-proposed') return ['wait', 'Two others decide your appeal'];
  if (state === 'gathering') return ['wait', 'Something new came up: you will be asked again'];
  return stateWords[state];
}

export const actWords: Readonly<Record<string, string>> = {
  'fact-added': 'cited',
  'hearing-asked': 'asked for the person’s side',
  stated: 'gave their side',
  proposed: 'would decide',
  decided: 'decided the same: it is in force',
  declined: 'did not agree',
  appealed: 'appealed',
  'appeal-proposed': 'would decide the appeal',
  'appeal-decided': 'decided the appeal the same',
  'appeal-declined': 'did not agree about the appeal',
};

export const sourceWords: Readonly<Record<string, string>> = {
  incident: 'an incident',
  audit: 'a finding',
  report: 'a report',
  observed: 'what its opener saw',
};

export const reportWords: Readonly<Record<OwnConduct['reports'][number]['state'], readonly [Tone, string]>> =
  {
    received: ['wait', 'Not looked at yet'],
    case: ['warn', 'A case came of it'],
    'set-aside': ['plain', 'No case came of it'],
  };
