import type { CodeEntry } from './entry.ts';

/** Refusals of what was asked. */
export const requestCodes = {
  'bad-request': { http: 400, sqlstate: '08P01', text: 'The request is not well formed.' },
  'wire-violation': {
    http: 400,
    sqlstate: '08P01',
    text: 'What came over the connection is not the PostgreSQL protocol, so it was closed.',
  },
  'drill-without-canary': {
    http: 409,
    sqlstate: '55000',
    text: 'Drills are made on a customer that nobody is. Seed a canary in the source of an agreement that is in force first.',
  },
  'drill-running': {
    http: 409,
    sqlstate: '55006',
    text: 'Drills are being made already. Wait for them to end.',
  },
  'audit-not-ready': {
    http: 409,
    sqlstate: '55000',
    text: 'The audit is not at the step where this can be done. Its page says what comes next.',
  },
  'course-unsound': {
    http: 422,
    sqlstate: '22000',
    text: 'The course cannot be published like this. Its page says what is wrong in which line.',
  },
  'paper-waits': {
    http: 409,
    sqlstate: '55000',
    text: 'The next paper is not given yet. The page of the course says from when.',
  },
  'audit-other-number': {
    http: 422,
    sqlstate: '22023',
    text: 'This is not the secret number that was committed to. Nothing was opened.',
  },
  'too-large': { http: 413, sqlstate: '54000', text: 'The request is too large.' },
  'wrong-media-type': { http: 415, sqlstate: '08P01', text: 'Only JSON is accepted here.' },
  'upload-too-large': {
    http: 413,
    sqlstate: '54000',
    text: 'The file is too large, or holds too much to be read safely. The limit is 10 MB.',
  },
  'upload-type': {
    http: 415,
    sqlstate: '0A000',
    text: 'Only Word (.docx), PDF and plain text files are read here, and the name must say which it is.',
  },
  'upload-encrypted': {
    http: 422,
    sqlstate: '0A000',
    text: 'The file is locked with a password. Save it without one and upload it again.',
  },
  'upload-no-text': {
    http: 422,
    sqlstate: '22000',
    text: 'The file holds no text. A picture of a page cannot be read: export it again from the program it was written in.',
  },
  'upload-unreadable': {
    http: 422,
    sqlstate: '22000',
    text: 'The file is damaged or not made as it should be. Save it anew and upload it again.',
  },
  'evidence-type': {
    http: 415,
    sqlstate: '0A000',
    text: 'Only PDF, PNG and JPEG files of 5 MB at most are taken as evidence.',
  },
  'evidence-full': {
    http: 409,
    sqlstate: '54000',
    text: 'So many files are the most that can go with this. Put several pages into one PDF.',
  },
  'answers-incomplete': {
    http: 409,
    sqlstate: '55000',
    text: 'Some questions are not answered, or lack the words that go with a no. The page marks each.',
  },
  'answers-file-unsound': {
    http: 422,
    sqlstate: '22000',
    text: 'This is no file of answers as a Cordon saves it, or it was changed since. Ask for it to be saved again.',
  },
  'route-unknown': {
    http: 404,
    sqlstate: '42704',
    text: 'This door does not lead there. Only addresses of the data map can be read, with GET.',
  },
  'parameter-refused': {
    http: 400,
    sqlstate: '42601',
    text: 'A part of the address is not among those the data map names, or names what it may not.',
  },
  'not-found': { http: 404, sqlstate: '42704', text: 'There is nothing at this address.' },
  conflict: { http: 409, sqlstate: '40001', text: 'This was changed in the meantime. Load it again.' },
  'roster-changed': {
    http: 409,
    sqlstate: '40001',
    text: 'This is not the difference that was shown: the list or the people have changed. Look at it again.',
  },
  'leavers-unconfirmed': {
    http: 409,
    sqlstate: '55000',
    text: 'More than three in ten people would leave. Check that the list is whole, then confirm it.',
  },
  'email-missing': {
    http: 409,
    sqlstate: '55000',
    text: 'This person has no e-mail address yet. Their directory or roster has to give one first.',
  },
  'email-taken': {
    http: 409,
    sqlstate: '23505',
    text: 'Somebody with this e-mail address is here already. Use another address.',
  },
  'name-taken': { http: 409, sqlstate: '23505', text: 'This name is in use already. Choose another.' },
  'customer-not-found': {
    http: 404,
    sqlstate: 'P0002',
    text: 'The source has no customer with exactly this value. Check it, or use the customer’s number.',
  },
  'customer-ambiguous': {
    http: 409,
    sqlstate: 'P0003',
    text: 'Several customers have this value. Use the number of the one who asked.',
  },
  'views-full': {
    http: 409,
    sqlstate: '54000',
    text: 'So many views are the most that one person can keep. Delete one first.',
  },
  'role-by-directory': {
    http: 409,
    sqlstate: '55000',
    text: 'A group of their directory gives this person the role. Change the group there, or what it gives here.',
  },
  'incident-not-ready': {
    http: 409,
    sqlstate: '55000',
    text: 'Something stands in the way of that. The case says what comes next.',
  },
  'finding-not-ready': {
    http: 409,
    sqlstate: '55000',
    text: 'The finding is not at that step, evidence is missing, or the day is one that it cannot have. Its page says what comes next.',
  },
  'containment-undone-elsewhere': {
    http: 409,
    sqlstate: '55000',
    text: 'Letting a whole vendor in again takes two people. Do it on the vendor’s page.',
  },
  'calibration-unsound': {
    http: 422,
    sqlstate: '22023',
    text: 'These thresholds cannot be used: one is missing, unknown or no number of zero or more.',
  },
  'notice-incomplete': {
    http: 422,
    sqlstate: '22023',
    text: 'The notice lacks what the law asks for, or gives another number of people than the ledger. The draft names each.',
  },
  'notice-held-back': {
    http: 409,
    sqlstate: '55000',
    text: 'Law enforcement asked to wait: this notice may not go out yet.',
  },
  'already-done': { http: 409, sqlstate: '55000', text: 'This was done already.' },
  'not-at-this-stage': {
    http: 409,
    sqlstate: '55000',
    text: 'The agreement is not at the stage where this can be done. Load it again.',
  },
  'span-over': {
    http: 409,
    sqlstate: '55000',
    text: 'These terms end before they could begin. Propose a version that ends later.',
  },
  'window-closed': {
    http: 409,
    sqlstate: '55000',
    text: 'The time to object is over, and silence was a yes. The use of this sub-processor can be ended.',
  },
  'would-refuse-everybody': {
    http: 409,
    sqlstate: '55000',
    text: 'These terms hold a condition that nothing feeds yet: they would refuse everybody.',
  },
  'effects-unconfirmed': {
    http: 409,
    sqlstate: '55000',
    text: 'What a clause does is not confirmed by both sides yet, so this version cannot be signed.',
  },
  'oscal-refused': {
    http: 422,
    sqlstate: '22000',
    text: 'This is no OSCAL 1.2 catalog, assessment results or plan of action and milestones in JSON, as the official schema has them, or it is too deep or too long to be read safely.',
  },
  'nothing-found': {
    http: 409,
    sqlstate: '55000',
    text: 'Nothing was found in this period, and a plan of action has at least one item. Take a longer period.',
  },
  'phishing-not-authorised': {
    http: 409,
    sqlstate: '55000',
    text: 'Both parties have to sign this exercise before it can start. Its page says whose word is missing.',
  },
  'phishing-domain-unverified': {
    http: 409,
    sqlstate: '55000',
    text: 'Exercises are mailed to and from verified domains alone. Verify the domain first.',
  },
  'domain-code-wrong': {
    http: 422,
    sqlstate: '22023',
    text: 'This is not the code that was sent, or it is older than a day. Have a new one sent.',
  },
} as const satisfies Record<string, CodeEntry>;
