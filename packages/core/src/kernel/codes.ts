/** What the outside may learn of a refusal or fault. */
export interface CodeEntry {
  readonly http: number;
  readonly sqlstate: string;
  /** Shown to the person; says what happened and the next step, never why a secret check failed. */
  readonly text: string;
}

/**
 * The one table: code -> HTTP status, SQLSTATE, public text. Every door maps through it; docs/errors.md is
 * generated from it. SQLSTATE classes follow PostgreSQL's appendix A (42501 insufficient_privilege,
 * 53400 configuration_limit_exceeded, 57P03 cannot_connect_now, 08P01 protocol_violation).
 */
export const codes = {
  // Refusals by the agreement
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
    text: 'Your organisation’s directory says that you no longer work there. Ask your team lead.',
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
  'limit-reached': {
    http: 429,
    sqlstate: '53400',
    text: 'You reached a limit of the agreement for this shift.',
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
  // Identity
  'not-signed-in': { http: 401, sqlstate: '28000', text: 'Sign in first.' },
  'second-factor-needed': { http: 401, sqlstate: '28000', text: 'Enrol or confirm a second factor first.' },
  'factor-refused': {
    http: 403,
    sqlstate: '28000',
    text: 'The second factor cannot be changed in this way.',
  },
  'sign-in-refused': { http: 401, sqlstate: '28000', text: 'That sign-in was not accepted.' },
  'sso-refused': {
    http: 401,
    sqlstate: '28000',
    text: 'The sign-in with your company account was not accepted. Try again, or ask your administrator.',
  },
  'sso-required': {
    http: 403,
    sqlstate: '28000',
    text: 'Your company signs in with its own account. Choose “Sign in with your company account”, or use your security key.',
  },
  'sso-unknown': {
    http: 404,
    sqlstate: '28000',
    text: 'No company account is set up for this address. Sign in with your security key or your password.',
  },
  'sso-unavailable': {
    http: 503,
    sqlstate: '08006',
    text: 'Your company’s sign-in service does not answer as it should. Try again in a moment, or use your security key.',
  },
  'sso-untried': {
    http: 409,
    sqlstate: '55000',
    text: 'Try it first: it can be required once one sign-in with these settings went through.',
  },
  'domain-taken': {
    http: 409,
    sqlstate: '23505',
    text: 'An e-mail domain here belongs to another party, or nobody of yours has an address in it.',
  },
  'role-not-allowed': { http: 403, sqlstate: '42501', text: 'Your role does not allow this.' },
  'link-used': {
    http: 410,
    sqlstate: '28000',
    text: 'This link was used already or has expired. Ask for a new one.',
  },
  'plaintext-refused': {
    http: 403,
    sqlstate: '08004',
    text: 'This address answers over an encrypted connection only. Use https.',
  },
  'client-certificate-needed': {
    http: 401,
    sqlstate: '28000',
    text: 'This needs a client certificate of the authority that the operator of this installation named.',
  },
  'origin-refused': { http: 403, sqlstate: '08P01', text: 'The request did not come from this site.' },
  'rate-limited': { http: 429, sqlstate: '53400', text: 'Too many requests. Wait a moment.' },
  // Requests
  'bad-request': { http: 400, sqlstate: '08P01', text: 'The request is not well formed.' },
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
  // Faults
  'ledger-unavailable': {
    http: 503,
    sqlstate: '57P03',
    text: 'The ledger cannot be written, so nothing is shown. The operator was told.',
  },
  'source-unavailable': {
    http: 502,
    sqlstate: '57P03',
    text: 'The customer database did not answer. Nothing was shown.',
  },
  'database-unavailable': {
    http: 503,
    sqlstate: '57P03',
    text: 'Cordon cannot reach its database. Nothing was shown.',
  },
  'cannot-hear': {
    http: 503,
    sqlstate: '57P03',
    text: 'Cordon cannot hear whether access was taken away, so it shows nothing. Try again in a minute.',
  },
  'mail-failed': {
    http: 502,
    sqlstate: '58000',
    text: 'The mail could not be sent. Hand over the link yourself.',
  },
  'signing-unavailable': {
    http: 503,
    sqlstate: '58000',
    text: 'The document could not be sealed or timestamped, so nothing was signed. The operator was told.',
  },
  'sealing-key-missing': {
    http: 409,
    sqlstate: '28000',
    text: 'This browser has registered no key that what you open could be sealed to. Sign out and sign in again.',
  },
  'key-unavailable': {
    http: 503,
    sqlstate: '57P03',
    text: 'The key that opens this cannot be reached, so nothing is shown. Try again.',
  },
  'key-destroyed': {
    http: 410,
    sqlstate: '42704',
    text: 'This was destroyed together with its key. Nobody can open it again.',
  },
  'port-in-use': {
    http: 500,
    sqlstate: '58000',
    text: 'The port is in use. Stop the other program or pass --port.',
  },
  'folder-read-only': { http: 500, sqlstate: '58000', text: 'The data folder cannot be written.' },
  'folder-damaged': {
    http: 500,
    sqlstate: '58000',
    text: 'The data folder is damaged or not a Cordon data folder.',
  },
  'folder-in-use': { http: 500, sqlstate: '58000', text: 'Another Cordon is running on this data folder.' },
  'migration-changed': {
    http: 500,
    sqlstate: '58000',
    text: 'A migration that was applied has been changed or is missing.',
  },
  'roles-missing': {
    http: 500,
    sqlstate: '58000',
    text: 'The database login may not create the roles Cordon needs.',
  },
  'config-wrong': { http: 500, sqlstate: '58000', text: 'A setting is wrong.' },
  'key-unsafe': { http: 500, sqlstate: '58000', text: 'A key file is readable by others.' },
  'start-failed': { http: 500, sqlstate: '58000', text: 'PostgreSQL did not start.' },
  internal: {
    http: 500,
    sqlstate: 'XX000',
    text: 'Something failed. Nothing was shown. The operator was told.',
  },
} as const satisfies Record<string, CodeEntry>;

/** Every code a refusal or fault can carry. */
export type Code = keyof typeof codes;
