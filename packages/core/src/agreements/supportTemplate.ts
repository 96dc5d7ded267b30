import type { FieldGrant, Terms } from '../kernel/index.ts';
import type { Clause } from './clause.ts';

/** What a draft needs to know of its two sides and its time. Instants are RFC 3339. */
export interface DraftSettings {
  readonly agreement: string;
  readonly version: number;
  readonly controller: string;
  readonly processor: string;
  readonly controllerName: string;
  readonly processorName: string;
  readonly from: string;
  readonly until: string;
}

const reveal = { minutes: 5, stepUp: true } as const;

/** What first-line support sees: names in clear, contact in part, health and birth date not at all. */
const orderFields: readonly FieldGrant[] = [
  { category: 'user.unique_id', treatment: 'token' },
  { category: 'user.name', treatment: 'clear', confirm: true },
  {
    category: 'user.contact.email',
    treatment: 'partial',
    clause: '2.4',
    lookup: true,
    confirm: true,
    reveal,
  },
  {
    category: 'user.contact.phone_number',
    treatment: 'partial',
    clause: '2.4',
    lookup: true,
    confirm: true,
    reveal,
  },
  { category: 'user.contact.address.street', treatment: 'redact', clause: '2.4', reveal },
  { category: 'user.contact.address.city', treatment: 'clear' },
  { category: 'user.contact.address.state', treatment: 'clear' },
  { category: 'user.contact.address.country', treatment: 'clear' },
  { category: 'user.contact.address.postal_code', treatment: 'generalise', clause: '2.4', confirm: true },
  { category: 'user.demographic.date_of_birth', treatment: 'hidden', clause: '2.5', confirm: true },
  { category: 'user.behavior.purchase_history', treatment: 'clear' },
  { category: 'system.operations', treatment: 'clear' },
  { category: 'user.financial', treatment: 'clear' },
  { category: 'user.financial.credit_card', treatment: 'partial', clause: '2.4' },
  { category: 'user.content.private', treatment: 'redact', clause: '2.7' },
  { category: 'user.health_and_medical', treatment: 'hidden', clause: '2.3' },
];

/** What pharmacy support sees beside that: the prescription, since it is the work. */
const pharmacyFields: readonly FieldGrant[] = [
  ...orderFields.filter(({ category }) => category !== 'user.health_and_medical'),
  { category: 'user.health_and_medical', treatment: 'clear' },
  { category: 'user.health_and_medical.insurance_beneficiary_id', treatment: 'partial', clause: '2.4' },
];

/** @returns the base agreement for outsourced support: its terms, and the clauses they compile from. */
export function supportTemplate(settings: DraftSettings): {
  readonly terms: Terms;
  readonly clauses: readonly Clause[];
} {
  const { agreement, version, controller, processor, from, until } = settings;
  const terms: Terms = {
    agreement,
    version,
    controller,
    processor,
    inForce: { from, until },
    general: { clause: '1.2' },
    ticketInHand: { clause: '2.6', atOnce: 5, minutes: 30 },
    permissions: [
      {
        clause: '2.1',
        purpose: 'order-support',
        roles: ['tier1', 'tier2'],
        subjects: 'ticket-in-hand',
        operations: ['read', 'lookup', 'confirm', 'reveal', 'note', 'reply'],
        fields: orderFields,
      },
      {
        clause: '2.2',
        purpose: 'pharmacy-support',
        roles: ['tier2'],
        subjects: 'ticket-in-hand',
        operations: ['read', 'lookup', 'confirm', 'reveal', 'note', 'reply'],
        fields: pharmacyFields,
      },
    ],
    conditions: [
      { clause: '4.1', kind: 'mfa', maxAgeMinutes: 480 },
      { clause: '4.2', kind: 'network' },
      { clause: '4.3', kind: 'suspension' },
    ],
    limits: [
      { clause: '4.6', kind: 'subjects-per-shift', max: 80, withoutBoundTicket: 2 },
      { clause: '4.7', kind: 'reveals-per-shift', max: 15 },
      { clause: '4.8', kind: 'lookups-per-shift', max: 40 },
    ],
    duties: [
      { clause: '7.1', kind: 'breach-notice', by: 'processor', hours: 24 },
      { clause: '8.1', kind: 'deletion', by: 'processor', days: 30 },
      { clause: '9.1', kind: 'audit', by: 'controller', everyMonths: 12 },
    ],
  };
  return { terms, clauses: supportClauses(settings) };
}

function supportClauses({ controllerName, processorName, from, until }: DraftSettings): readonly Clause[] {
  const clause = (id: string, title: string, text: string): Clause => ({ id, title, text });
  return [
    clause(
      '1.1',
      'Subject and term',
      `${processorName} supports the customers of ${controllerName} and processes their data only for that, from ${from.slice(0, 10)} until ${until.slice(0, 10)}.`,
    ),
    clause(
      '1.2',
      'What is not granted is refused',
      'Access that no clause of this agreement permits is refused. The terms annexed to this agreement are applied by machine to every access.',
    ),
    clause(
      '1.3',
      'Documented instructions',
      'The processor acts on the documented instructions of the controller only. This agreement and its annexed terms are such instructions (GDPR Art. 28(3)(a)).',
    ),
    clause(
      '2.1',
      'Order support',
      'Agents of the first and second line may read, look up, confirm, note and reply on orders, deliveries and accounts of the customer whose ticket they have in hand.',
    ),
    clause(
      '2.2',
      'Pharmacy support',
      'Agents of the second line working on pharmacy tickets may also see the prescriptions of the customer whose ticket they have in hand.',
    ),
    clause('2.3', 'Health data', 'Data concerning health is not shown for order support.'),
    clause(
      '2.4',
      'Contact and payment data in part',
      'E-mail addresses, telephone numbers, postal addresses and card numbers are shown in part. A single value may be revealed for five minutes, for a reason on the ticket, after a fresh second factor.',
    ),
    clause(
      '2.5',
      'Values to confirm only',
      'The date of birth is never shown. An agent may type what the caller says and learns only whether it matches.',
    ),
    clause(
      '2.6',
      'Ticket in hand',
      'Access is limited to customers bound to a ticket assigned to the agent by the controller\u2019s side. An agent holds at most five tickets at a time; a ticket leaves the hand 30 minutes after the last work on it.',
    ),
    clause(
      '2.7',
      'Conversations',
      'Personal data in the text of conversations is removed before it is shown. Notes and replies are kept without it.',
    ),
    clause(
      '3.1',
      'Confidentiality',
      'Everyone who is given access is bound to confidentiality in writing (GDPR Art. 28(3)(b)).',
    ),
    clause(
      '3.2',
      'Sub-processors',
      'No sub-processor is engaged without the prior written authorisation of the controller (GDPR Art. 28(2)).',
    ),
    clause('4.1', 'Second factor', 'Access needs a second factor confirmed within the last eight hours.'),
    clause(
      '4.2',
      'Networks',
      'Access is possible only from the networks the controller has listed for the processor\u2019s sites.',
    ),
    clause('4.3', 'Suspension', 'A person under suspension has no access.'),
    clause(
      '4.6',
      'Customers in a shift',
      'An agent sees at most 80 customers in a shift, and at most two without a bound ticket.',
    ),
    clause('4.7', 'Reveals in a shift', 'An agent reveals at most 15 values in a shift.'),
    clause(
      '4.8',
      'Look-ups in a shift',
      'An agent makes at most 40 look-ups in a shift; each counts, found or not.',
    ),
    clause(
      '5.1',
      'Security of processing',
      'Data is encrypted in transit and at rest. Every access is entered in a ledger that both parties and their auditors can verify (GDPR Art. 32).',
    ),
    clause(
      '6.1',
      'Assistance',
      'The processor assists the controller with requests of data subjects and with assessments (GDPR Art. 28(3)(e) and (f)).',
    ),
    clause(
      '7.1',
      'Breach notice',
      'The processor notifies the controller of a personal data breach within 24 hours of becoming aware of it (GDPR Art. 33(2)).',
    ),
    clause(
      '8.1',
      'Deletion or return',
      'At the end of the services the processor deletes or returns all personal data within 30 days (GDPR Art. 28(3)(g)).',
    ),
    clause(
      '9.1',
      'Audits',
      'The controller or its auditor may audit the processor once every twelve months and after every breach (GDPR Art. 28(3)(h)).',
    ),
    clause(
      '10.1',
      'Liability',
      'Each party is liable for the damage it causes by breaking this agreement, as the law provides (GDPR Art. 82).',
    ),
    clause(
      '11.1',
      'End of the agreement',
      'The controller may end this agreement at once for a grave breach. Access closes within one second of the end.',
    ),
  ];
}
