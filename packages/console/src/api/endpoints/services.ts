import type * as T from '../types.ts';

/** What is read of accounts that tools read under. */
export interface ServicesReads {
  '/api/service-accounts': T.ServiceAccounts;
  '/api/service-accounts/choices': T.ServiceAccountChoices;
}

/** What is changed of them. */
export interface ServicesWrites {
  'POST /api/service-accounts': [T.ProposeServiceAccountBody, { id: string }];
  'POST /api/service-accounts/:id/decide': [T.DecideServiceAccountBody, T.Done];
  'POST /api/service-accounts/:id/renew': [T.RenewServiceAccountBody, T.Done];
  'POST /api/service-accounts/:id/end': [T.EndServiceAccountBody, T.Done];
  'POST /api/service-accounts/:id/secrets': [T.MakeServiceSecretBody, T.ServiceSecretMade];
  'POST /api/service-accounts/:id/secrets/:secret/end': [T.EndServiceSecretBody, T.Done];
}
