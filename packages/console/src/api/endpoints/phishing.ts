import type * as T from '../types.ts';

/** What is read of phishing exercises. */
export interface PhishingReads {
  '/api/phishing': T.Phishing;
  '/api/phishing/campaigns/:id': T.PhishingCampaignDetail;
  '/api/phishing/mine': T.MyPhishing;
}

/** What is changed of them. */
export interface PhishingWrites {
  'POST /api/phishing/campaigns': [T.PlanCampaignBody, { id: string }];
  'POST /api/phishing/campaigns/:id/authorise': [T.PhishingActBody, T.Done];
  'POST /api/phishing/campaigns/:id/start': [T.PhishingActBody, T.Done];
  'POST /api/phishing/campaigns/:id/stop': [T.PhishingClosingBody, T.Done];
  'POST /api/phishing/campaigns/:id/names': [T.PhishingActBody, T.PhishingNames];
  'POST /api/phishing/domains': [T.AskDomainBody, T.Done];
  'POST /api/phishing/domains/verify': [T.VerifyDomainBody, T.Done];
  'POST /api/phishing/domains/remove': [T.RemoveDomainBody, T.Done];
  'POST /api/phishing/senders': [T.MakePhishingSenderBody, { id: string }];
  'POST /api/phishing/senders/:id/end': [T.PhishingClosingBody, T.Done];
  'POST /api/phishing/reports': [T.ReportMessageBody, T.ReportedMessage];
  'POST /api/phishing/reports/:id/looked': [T.PhishingActBody, T.Done];
}
