import type { FindingWords } from './findingWords.ts';

/** What is found about the controls themselves: tests, backups, audits, devices, sites, and what vendors say of themselves. */
export const assuranceFindings = {
  'control-failing': {
    severity: 'medium',
    title: 'A control does not hold',
    meaning: 'Its test looked at live data and found what fails it. The controls page names each thing.',
    next: 'Open the controls, mend what is named there and run the test again: a pass settles this.',
  },
  'control-unknown': {
    severity: 'medium',
    title: 'Nobody knows whether a control holds',
    meaning: 'Its test could not be made, or its last result is too old. It is not green until it is made.',
    next: 'Run it from the controls page. If it cannot be made, the operator’s log says why.',
  },
  'restore-failed': {
    severity: 'high',
    title: 'A backup could not be restored',
    meaning:
      'In the last drill what was backed up did not come back whole, or the drill broke off. A backup that was made the same way may be worth nothing.',
    next: 'Open Backups, read what went wrong, mend it and run the drill again. One that passes settles this.',
  },
  'restore-overdue': {
    severity: 'medium',
    title: 'Nobody knows whether a backup can be restored',
    meaning: 'No drill of restoring has passed for more than five weeks.',
    next: 'Open Backups and run the drill now; if it does not run by itself, see whether Cordon has room on its disk.',
  },
  'endpoint-weak': {
    severity: 'high',
    title: 'A server of a vendor is weakly guarded',
    meaning:
      'What agents or customers send to it can be read or changed on the way, or it could not be looked at.',
    next: 'Open Endpoints: each failing says how it is mended. Ask the vendor to; the next look settles this.',
  },
  'certificate-expiring': {
    severity: 'medium',
    title: 'The certificate of a vendor’s server ends soon, or has ended',
    meaning: 'From that day on nobody can work with it, or people click a warning away.',
    next: 'Ask the vendor to renew it; the next look settles this.',
  },
  'audit-overdue': {
    severity: 'high',
    title: 'An audit is overdue',
    meaning:
      'The agreement says how often an audit is made, and none has been reported for longer. A right to audit that is never used may not count.',
    next: 'Plan one on the page Audits and have an auditor commit to it. The report of one settles this.',
  },
  'evidence-overdue': {
    severity: 'medium',
    title: 'What an audit asks for was not handed in',
    meaning:
      'An auditor asked for evidence by a day that is over. Without it the report can only say that it was not there.',
    next: 'Answer it on the page Evidence asked for. The answer settles this.',
  },
  'audit-exception': {
    severity: 'medium',
    title: 'An audit found that something was not as agreed',
    meaning:
      'An auditor drew it at random, looked at it, and one test of it failed. Others like it may be undrawn.',
    next: 'Read the report’s exception, mend the cause, and plan a re-audit: its report settles this.',
  },
  'device-failing': {
    severity: 'medium',
    title: 'A device is not in the agreed state',
    meaning:
      'It breaks a rule of the agreement on devices. Where the agreement asks for it, whoever works on it is refused.',
    next: 'Mend what its page names; its next report settles this. Retire it if nobody works on it any more.',
  },
  'device-silent': {
    severity: 'medium',
    title: 'A device has stopped reporting its state',
    meaning: 'Whether it is still in the agreed state is not known.',
    next: 'See that it is connected and osquery runs on it; its next report settles this. Retire it if it is gone.',
  },
  'badge-misused': {
    severity: 'high',
    title: 'A badge that counts no more was used',
    meaning: 'It was lost, is a leaver’s, ran out or stands in no register, and a reader was told of it.',
    next: 'Take the badge out of the vendor’s system and look who came in with it. Close this once that is known.',
  },
  'badge-rule-broken': {
    severity: 'medium',
    title: 'Badges at a site that do not fit together',
    meaning:
      'Somebody came through behind another, worked without a badge, came at an odd hour, tried doors, was at two sites at once, or a visitor was alone.',
    next: 'Ask the vendor’s team lead what it was. Close this with what was found.',
  },
  'badge-reader-clock': {
    severity: 'medium',
    title: 'The clock of a reader is minutes off',
    meaning:
      'Its times are put right by what deliveries show. Until it is set, who was where stands on an estimate.',
    next: 'Have the reader’s clock set. The next look settles this.',
  },
  'inspection-failed': {
    severity: 'medium',
    title: 'A walk through a site found what should not be',
    meaning: 'An inspector saw it, said so with a note or a painted picture, and signed.',
    next: 'Mend it and ask for another walk: only one that passes settles this.',
  },
  'background-check-ending': {
    severity: 'medium',
    title: 'Somebody’s background check runs out within a month',
    meaning: 'The agreement asks for one that stands. On the day it ends they are refused.',
    next: 'Have it made anew and attest to it under Joining; that settles this.',
  },
  'assessment-gap': {
    severity: 'medium',
    title: 'A vendor answered that it does not do what is asked',
    meaning: 'In its own assessment a practice is not kept, and a person of the company wants it mended.',
    next: 'Agree on a day with the vendor. When it is done they answer anew, and accepting that answer settles this.',
  },
  'questionnaire-overdue': {
    severity: 'medium',
    title: 'A vendor has not answered its assessment in time',
    meaning: 'What it would have told is not known, and nothing is taken as good.',
    next: 'Ask the vendor, or send a link to whoever knows the answers. Handing it in settles this.',
  },
  'attestation-missing': {
    severity: 'medium',
    title: 'A statement that the agreement asks for is not there',
    meaning:
      'The vendor promised to attest to a control at a regular distance, and none that was accepted is on file.',
    next: 'Ask the vendor to state it with its evidence, and accept it.',
  },
  'attestation-expired': {
    severity: 'medium',
    title: 'A statement or certificate of a vendor has run out',
    meaning: 'It was accepted, and its time is over. It counts as evidence no more.',
    next: 'Ask the vendor for the next one. Accepting it settles this.',
  },
  'conduct-plan-owed': {
    severity: 'high',
    title: 'Repeated violations at a vendor ask for a corrective plan',
    meaning: 'Within a year two people decided so often, or so gravely, against people of this vendor.',
    next: 'The vendor plans what changes so that it does not happen again, with evidence; the company looks again.',
  },
  'conduct-suspension-proposed': {
    severity: 'high',
    title: 'Repeated violations propose to suspend a vendor',
    meaning:
      'The corrective plan was asked for and violations went on, or several were grave. Nothing was closed by itself.',
    next: 'Decide on the vendor’s page whether its people are shut out, and write here what was decided and why.',
  },
  'conduct-termination-proposed': {
    severity: 'critical',
    title: 'Repeated violations propose to end an agreement',
    meaning: 'Plan and suspension were tried and violations went on. Nothing ends by itself.',
    next: 'Make the evidence pack on the agreement’s page, and decide there whether it ends.',
  },
  'phish-prone-high': {
    severity: 'medium',
    title: 'Too many people of a vendor fell for a phishing exercise',
    meaning:
      'Confirmed clicks or submissions in the last exercise were above the limit that both sides signed.',
    next: 'Have them take the course and make another exercise: one below the limit settles this.',
  },
} as const satisfies Readonly<Record<string, FindingWords>>;
