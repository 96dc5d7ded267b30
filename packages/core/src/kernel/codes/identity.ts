import type { CodeEntry } from './entry.ts';

/** Refusals of whoever asks: who they are, and how they signed in. */
export const identityCodes = {
  'not-signed-in': { http: 401, sqlstate: '28000', text: 'Sign in first.' },
  'hint-refused': {
    http: 401,
    sqlstate: '28000',
    text: 'What the helpdesk said is not good, or not any more. Load the page of the helpdesk again.',
  },
  'hint-mismatch': {
    http: 403,
    sqlstate: '28000',
    text: 'The helpdesk and Cordon are not signed in as the same person. Sign out of the one that is not you.',
  },
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
} as const satisfies Record<string, CodeEntry>;
