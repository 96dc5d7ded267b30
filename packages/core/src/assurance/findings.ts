import { assuranceFindings } from './assuranceFindings.ts';
import type { FindingWords } from './findingWords.ts';

export type { FindingWords } from './findingWords.ts';

/**
 * Everything that can be found: where what is differs from what was agreed or confirmed. A finding is about one thing, is
 * closed by nothing but a re-test that passes, and names ids and counts, never a customer's value.
 */
export const findingKinds = {
  'column-unmapped': {
    severity: 'medium',
    title: 'A column that nobody confirmed',
    meaning: 'It came into the database after the data map was confirmed. It is hidden from everybody.',
    next: 'Confirm what it holds in a new version of the map, or leave it hidden.',
  },
  'column-retyped': {
    severity: 'medium',
    title: 'A column of another type than was confirmed',
    meaning: 'What it holds may have changed with its type. It is hidden from everybody.',
    next: 'Look at what it holds now and confirm it in a new version of the map.',
  },
  'map-entry-gone': {
    severity: 'low',
    title: 'The map names what is gone',
    meaning: 'A table, column or path of the data map is no longer in the source. Agents see an empty field.',
    next: 'Take it out of the map, or find out who removed it.',
  },
  'reach-open': {
    severity: 'critical',
    title: 'The reading login can reach more than the views',
    meaning: 'Somebody opened a table or function to everybody: the second of the two locks is open.',
    next: 'Revoke it from PUBLIC in the source; the source page names it.',
  },
  'single-lock': {
    severity: 'medium',
    title: 'A source with one lock instead of two',
    meaning:
      'Its operator grants one login that reads the tables. Whoever gets hold of that login reads every customer, past Cordon.',
    next: 'Grant a schema and two logins, or connect a copy that can have them. Until then keep that login for Cordon alone.',
  },
  'login-writes': {
    severity: 'high',
    title: 'The login of a source can do more than read',
    meaning: 'It was connected as one that only reads. Cordon still writes nothing with it.',
    next: 'Take the right away in the source; the source page names it. The next look settles this.',
  },
  'path-unmapped': {
    severity: 'medium',
    title: 'A field of an API that nobody confirmed',
    meaning: 'The API answers with a field that the data map does not name. It is dropped from every answer.',
    next: 'Confirm what it holds in a new version of the map, or leave it hidden.',
  },
  'path-retyped': {
    severity: 'medium',
    title: 'A field of an API of another type than was confirmed',
    meaning: 'What it holds may have changed with its type. It is dropped from every answer.',
    next: 'Look at what it holds now and confirm it in a new version of the map.',
  },
  'seat-unmasked': {
    severity: 'high',
    title: 'A seat in the helpdesk shows what Cordon masks',
    meaning: 'A vendor’s agent can sign in to the helpdesk itself and read there what the agreement hides.',
    next: 'Take the right or the seat away in the helpdesk; the next look settles this.',
  },
  'seats-untold': {
    severity: 'high',
    title: 'The helpdesk does not tell who sees what in it',
    meaning: 'Cordon cannot look whether a vendor’s agent has a way round it there.',
    next: 'Give Cordon’s seat the right to read rights and tokens; an RT needs the module from the operations guide.',
  },
  'siem-silent': {
    severity: 'medium',
    title: 'A receiver of events takes none',
    meaning:
      'Events of the ledger wait for it and are lost to nobody, but whoever watches there sees nothing new.',
    next: 'Look whether it runs and still has the secret; sending goes on by itself. End it if nobody needs it.',
  },
  'alerts-silent': {
    severity: 'high',
    title: 'Somebody who is to be told of alerts cannot be reached',
    meaning: 'Alerts wait for them and are lost to nobody, but whoever relies on being called is not called.',
    next: 'Look whether the address or the mail server answers; Cordon tries again by itself. End the channel if nobody needs it.',
  },
  'helpdesk-silent': {
    severity: 'medium',
    title: 'The helpdesk has not been read for half an hour',
    meaning:
      'New tickets and messages do not reach the vendor’s agents. Nothing is shown that should not be.',
    next: 'Look whether the helpdesk answers and its credential is still good, on the source’s page.',
  },
  'ticket-contested': {
    severity: 'high',
    title: 'Whose ticket it is was changed in the helpdesk',
    meaning:
      'The requester, the copies or the named customer changed, or tickets were merged. Cordon keeps the first customer.',
    next: 'Find out who changed it. If it is another customer’s, ask for a change of customer on the ticket: a second person decides.',
  },
  'document-kept': {
    severity: 'high',
    title: 'An identity document was not deleted in time',
    meaning:
      'The agreement says that it goes some hours after its case is closed, and the helpdesk did not delete it.',
    next: 'Delete it in the helpdesk, or let Cordon’s seat do so; the next look settles this.',
  },
  'read-unaccounted': {
    severity: 'critical',
    title: 'Customer data was read past Cordon',
    meaning: 'The source’s own log has a read for which no entry stands in the ledger.',
    next: 'Find out whose login it was and close it, or record it as the company’s own.',
  },
  'access-unmatched': {
    severity: 'high',
    title: 'An entry without its read',
    meaning: 'The ledger has an access for which the source’s own log shows no statement.',
    next: 'Check that the log covers the period and was not cut.',
  },
  'log-overdue': {
    severity: 'medium',
    title: 'A source’s log was not compared for too long',
    meaning: 'Whether customer data was read past Cordon since then is not known.',
    next: 'Send a finished log on the source’s page, or see why none is put into its folder.',
  },
  'hint-mismatch': {
    severity: 'medium',
    title: 'The helpdesk named another person than was signed in at Cordon',
    meaning:
      'One person sat at the helpdesk and another at Cordon, or somebody tried a word that was not theirs. Nothing was shown.',
    next: 'Ask both whose desk it was. If they share one, have each sign out of both; if not, suspend the person named here.',
  },
  'recording-missing': {
    severity: 'medium',
    title: 'Work on tickets that was not recorded',
    meaning:
      'The agreement asks for recorded sessions, and of these accesses there is none. They stand in the ledger.',
    next: 'Ask whoever is named here what kept the recorder from running: an old browser, a blocker, or somebody’s will.',
  },
  'recording-torn': {
    severity: 'medium',
    title: 'A recorded session with pieces missing',
    meaning:
      'The browser made more pieces than arrived, or could not have them searched. What is missing is said in the replay.',
    next: 'Look at the recording, and at the network of that site if others are torn too.',
  },
  'recording-leaked': {
    severity: 'high',
    title: 'A recording came with personal data in it',
    meaning:
      'Masking in the browser let a value through. The second lock took it out before anything was kept.',
    next: 'Tell the operator which kinds it were: a part of the page counts as Cordon’s own words and is not.',
  },
  'conversation-withheld': {
    severity: 'medium',
    title: 'A conversation has been withheld for a day',
    meaning:
      'It could not be anonymised, so quality does not see it. It waits sealed and is destroyed when its time is over.',
    next: 'Open the withheld conversations, mend what is named there and try again, or destroy it.',
  },
  'ledger-unwitnessed': {
    severity: 'high',
    title: 'No witness has cosigned the ledger for too long',
    meaning:
      'Until one does, whoever holds the ledger’s key could write another past. The agreement says whether the work goes on.',
    next: 'See on the ledger’s page which witness is silent, and ask whoever runs it. The next cosignature settles this.',
  },
  'witness-contradicts': {
    severity: 'critical',
    title: 'A witness has seen another ledger than this one',
    meaning:
      'Entries are missing here that it cosigned, or others stand in their place: an old copy was restored, or the past rewritten.',
    next: 'Let nobody write until it is clear. Compare with the mailed checkpoints; the operations guide says how to recover.',
  },
  'containment-undecided': {
    severity: 'critical',
    title: 'Nobody has decided about somebody whom Cordon kept out by itself',
    meaning:
      'A machine suspended a person of a vendor, and the time in which one of the company decides about it is over.',
    next: 'Open the incident, read what they answered, and keep it closed or undo it.',
  },
  'notice-unsent': {
    severity: 'critical',
    title: 'A notice of a breach has not gone out',
    meaning:
      'A person gave it, and no mail server has taken it. It is tried again and again, and its clock runs on.',
    next: 'Set or mend the mail server, or export the notice and hand it in yourself. Sending it settles this.',
  },
  'canary-contacted': {
    severity: 'critical',
    title: 'Somebody wrote to a canary',
    meaning: 'A customer who does not exist was contacted at an address that only one person was shown.',
    next: 'Open the access named here and decide about that person today.',
  },
  'drill-failed': {
    severity: 'high',
    title: 'A breach drill got through',
    meaning: 'A rehearsed attack was not stopped by the control that stands against it, or nobody noticed.',
    next: 'Open the run, mend the control that is named there, and have the drill made again: one that is stopped settles this.',
  },
  'incident-lesson': {
    severity: 'medium',
    title: 'An incident was closed, and its lesson is not drawn yet',
    meaning: 'What its write-up says has to change is written down, and nothing has changed by that alone.',
    next: 'Propose the change of terms, threshold, training or control here, or say with evidence why none is needed.',
  },
  reviewed: {
    severity: 'medium',
    title: 'Found by a reviewer',
    meaning: 'A person looked and saw something that differs from what was agreed.',
    next: 'Plan how it is mended, give evidence, and claim it; somebody else looks again.',
  },
  ...assuranceFindings,
} as const satisfies Readonly<Record<string, FindingWords>>;

export type FindingKind = keyof typeof findingKinds;

export function isFindingKind(text: string): text is FindingKind {
  return Object.hasOwn(findingKinds, text);
}
