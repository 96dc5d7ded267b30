import type { CodeEntry } from './entry.ts';

/** Refusals by the agreement, its life and its papers. */
export const agreementCodes = {
  'no-agreement': { http: 403, sqlstate: '42501', text: 'No agreement in force covers this access.' },
  'agreement-ended': {
    http: 403,
    sqlstate: '42501',
    text: 'The agreement was ended. All access under it is closed.',
  },
  'agreement-suspended': {
    http: 403,
    sqlstate: '42501',
    text: 'The agreement is suspended. Nothing is shown under it until the company resumes it.',
  },
  'agreement-expired': { http: 403, sqlstate: '42501', text: 'The agreement is not in force at this time.' },
  'terms-unsigned': {
    http: 403,
    sqlstate: '42501',
    text: 'The terms lack the valid signature of both parties.',
  },
  'ledger-unwitnessed': {
    http: 403,
    sqlstate: '42501',
    text: 'No witness has cosigned the ledger for longer than the agreement allows, and it says that nothing is shown then.',
  },
  'not-permitted': { http: 403, sqlstate: '42501', text: 'The agreement does not permit this.' },
  'field-not-granted': { http: 403, sqlstate: '42501', text: 'The agreement does not grant this field.' },
  'ticket-not-in-hand': {
    http: 403,
    sqlstate: '42501',
    text: 'This needs a ticket in your hand whose customer is bound to it.',
  },
  'not-in-scope': {
    http: 404,
    sqlstate: '42501',
    text: 'Nothing here for you: it does not exist or is not in your scope.',
  },
  'mfa-stale': {
    http: 401,
    sqlstate: '28000',
    text: 'Your second factor is older than the agreement allows. Confirm it again.',
  },
  'step-up-needed': { http: 401, sqlstate: '28000', text: 'Confirm your second factor to go on.' },
  'network-not-allowed': {
    http: 403,
    sqlstate: '28000',
    text: 'You are not on a network the agreement allows.',
  },
  'undertaking-unsigned': {
    http: 403,
    sqlstate: '42501',
    text: 'Sign the confidentiality undertaking first. The console shows it when you sign in.',
  },
  'protocol-unacknowledged': {
    http: 403,
    sqlstate: '42501',
    text: 'Read and acknowledge the PII protocol of this work first. It stands under My protocols.',
  },
  'protocol-forbids': {
    http: 403,
    sqlstate: '42501',
    text: 'The PII protocol of this work does not let this text go. Nothing was sent or kept.',
  },
  'protocol-too-wide': {
    http: 409,
    sqlstate: '55000',
    text: 'This protocol goes further than the agreement does, or is not whole.',
  },
  'not-badged-in': {
    http: 403,
    sqlstate: '42501',
    text: 'Your badge does not show you where this work is done. Badge in at its door and go on; if you did, ask your team lead.',
  },
  'background-check-missing': {
    http: 403,
    sqlstate: '42501',
    text: 'The agreement asks that you were looked into before this work, and no such check of you stands. Your vendor’s admin attests to it under Joining.',
  },
  'outside-hours': { http: 403, sqlstate: '42501', text: 'This is outside the hours the agreement allows.' },
  suspended: { http: 403, sqlstate: '28000', text: 'Your access is suspended. Ask your team lead.' },
  'organisation-suspended': {
    http: 403,
    sqlstate: '28000',
    text: 'The company suspended access for your whole organisation while something is looked into. Ask your administrator.',
  },
  left: {
    http: 403,
    sqlstate: '28000',
    text: 'Your organisation or its directory says that you no longer work there. Ask your team lead.',
  },
  'condition-unfed': {
    http: 403,
    sqlstate: '42501',
    text: 'A condition of the agreement cannot be checked, so access is refused.',
  },
  'condition-stale': {
    http: 403,
    sqlstate: '42501',
    text: 'A condition of the agreement was not confirmed recently enough.',
  },
  'device-failing': {
    http: 403,
    sqlstate: '42501',
    text: 'Your device is not in the state the agreement asks for. My device says what to mend and how.',
  },
  'device-stale': {
    http: 403,
    sqlstate: '42501',
    text: 'Your device has not reported its state recently enough. Connect it and wait for its next report; My device shows it.',
  },
  'device-unknown': {
    http: 403,
    sqlstate: '42501',
    text: 'No device of yours has reported all that the agreement asks for. My device says what is missing.',
  },
  'device-elsewhere': {
    http: 403,
    sqlstate: '42501',
    text: 'That device last reported from another network than the one you are on, or too long ago. Sit at it, and wait for its next report.',
  },
  'training-never': {
    http: 403,
    sqlstate: '42501',
    text: 'The agreement asks for a course that you have not passed yet. It opens from here; once it is passed, go on.',
  },
  'training-expired': {
    http: 403,
    sqlstate: '42501',
    text: 'A course that the agreement asks for has to be taken anew, and its grace is over. It opens from here; once it is passed, go on.',
  },
  'limit-reached': {
    http: 429,
    sqlstate: '53400',
    text: 'You reached a limit of the agreement for this shift.',
  },
  slowed: {
    http: 429,
    sqlstate: '53400',
    text: 'You work at a slower pace until a person of the company has decided about it, and this is beyond it. Go on later, or ask your team lead.',
  },
  'reveal-expired': { http: 410, sqlstate: '42501', text: 'This reveal has expired.' },
  'attempts-exhausted': {
    http: 429,
    sqlstate: '53400',
    text: 'No tries are left on this ticket. Ask your team lead.',
  },
  'second-person-needed': {
    http: 409,
    sqlstate: '42501',
    text: 'A second person has to approve this. They were asked.',
  },
  'not-the-second-person': {
    http: 403,
    sqlstate: '42501',
    text: 'The second person must be somebody else with the right to approve.',
  },
  'would-lock-you-out': {
    http: 409,
    sqlstate: '55000',
    text: 'This would lock you out, where you are now. To confirm it all the same, type how many people it cuts off.',
  },
  'would-lock-everybody-out': {
    http: 409,
    sqlstate: '55000',
    text: 'Neither you nor the proposer would be inside any more, so nobody could undo it. List a network one of you is on.',
  },
  'confirm-another-value': {
    http: 403,
    sqlstate: '42501',
    text: 'The caller was looked up by this. Confirm something else that they say.',
  },
  'not-treatable': {
    http: 403,
    sqlstate: '42501',
    text: 'Personal data cannot be taken out of this kind of file, so it is not shown.',
  },
  'file-not-shown': {
    http: 403,
    sqlstate: '42501',
    text: 'Only pictures (PNG, JPEG) and plain text can be shown safely. This file is neither, or it is gone.',
  },
  'signature-invalid': {
    http: 403,
    sqlstate: '28000',
    text: 'The signature of this act is missing or not valid.',
  },
  'not-your-turn': {
    http: 409,
    sqlstate: '55000',
    text: 'The company signs first. You can sign once it has.',
  },
  'passkey-needed': {
    http: 409,
    sqlstate: '28000',
    text: 'You sign with a passkey or security key of your own. Add one in your settings first.',
  },
  'conversations-open': {
    http: 409,
    sqlstate: '55000',
    text: 'Open conversations would be left with nobody. Hand their queue over first, or choose to leave them.',
  },
  'agreement-stands': { http: 409, sqlstate: '55000', text: 'The agreement has not ended yet.' },
  'legal-hold': {
    http: 409,
    sqlstate: '55000',
    text: 'A legal hold is open: nothing it keeps may be deleted or destroyed.',
  },
  'retention-running': {
    http: 409,
    sqlstate: '55000',
    text: 'The time the agreement leaves for deletion has not run out yet.',
  },
  'choice-missing': {
    http: 409,
    sqlstate: '55000',
    text: 'The company has not chosen yet whether this is deleted or returned.',
  },
  'tasks-open': {
    http: 409,
    sqlstate: '55000',
    text: 'Something is still to be deleted or returned, so it cannot be certified.',
  },
} as const satisfies Record<string, CodeEntry>;
