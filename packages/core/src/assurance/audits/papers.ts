import type { PracticeId } from '../controls/index.ts';
import type { PopulationKind } from './population.ts';

/** Something an auditor looks for in each drawn item. */
export interface PaperTest {
  readonly id: string;
  /** What is so while it passes. */
  readonly asks: string;
  readonly practice: PracticeId;
}

/** What is looked for in an access, a person, a change of a setting. */
export const paperTests = {
  accesses: [
    {
      id: 'ticket-needed-it',
      asks: 'A ticket was in hand, and its work needed this access',
      practice: 'relevant-data-only',
    },
    { id: 'clause-fits', asks: 'The clause it cites allows what was done', practice: 'agreements-signed' },
    { id: 'treated-as-agreed', asks: 'What was shown was treated as the clause says', practice: 'masking' },
    {
      id: 'person-had-the-role',
      asks: 'Whoever asked had the role and purpose on that day',
      practice: 'least-privilege',
    },
  ],
  people: [
    { id: 'right-needed', asks: 'Their work needed the role they had', practice: 'least-privilege' },
    { id: 'trained', asks: 'They were trained before they saw data', practice: 'training' },
    { id: 'bound-to-secrecy', asks: 'They had signed the undertaking', practice: 'agreements-signed' },
    { id: 'left-in-time', asks: 'When they left, their access ended in time', practice: 'revocation' },
  ],
  settings: [
    { id: 'two-people', asks: 'As many people decided it as have to', practice: 'privacy-by-default' },
    { id: 'reason-known', asks: 'Why it was changed can be said and shown', practice: 'documents-auditable' },
    { id: 'no-cover', asks: 'It hid or excused nothing that happened', practice: 'access-logged' },
  ],
} as const satisfies Readonly<Record<PopulationKind, readonly PaperTest[]>>;

/** What an auditor ticks. `na`: it does not come up in this item. */
export const marks = ['pass', 'fail', 'na'] as const;

export type Mark = (typeof marks)[number];

/** What stands on a work paper, by test. */
export type Marks = Readonly<Record<string, Mark>>;

/** @returns what of a list an item's line is of */
export function kindOf(line: string): PopulationKind {
  if (line.startsWith('access ')) return 'accesses';
  return line.startsWith('person ') ? 'people' : 'settings';
}

/** Whether every test of an item is ticked, and no other. */
export function isComplete(line: string, given: Marks): boolean {
  const asked = paperTests[kindOf(line)].map(({ id }) => id as string);
  return Object.keys(given).length === asked.length && asked.every((id) => id in given);
}

/** A drawn item deviates when one test of it fails. */
export function deviates(given: Marks): boolean {
  return Object.values(given).includes('fail');
}
