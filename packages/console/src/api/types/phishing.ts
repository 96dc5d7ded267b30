import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type Phishing = Schemas['Phishing'];
export type PhishingScope = Schemas['PhishingScope'];
export type PhishingCampaign = Schemas['PhishingCampaign'];
export type PhishingCampaignDetail = Schemas['PhishingCampaignDetail'];
export type PhishingResult = Schemas['PhishingResult'];
export type PhishingTemplate = Schemas['PhishingTemplate'];
export type PhishingNames = Schemas['PhishingNames'];
export type MyPhishing = Schemas['MyPhishing'];
export type ReportedMessage = Schemas['ReportedMessage'];
export type ReportMessageBody = Schemas['ReportMessageBody'];
export type PlanCampaignBody = Schemas['PlanCampaignBody'];
export type PhishingActBody = Schemas['PhishingActBody'];
export type PhishingClosingBody = Schemas['PhishingClosingBody'];
export type AskDomainBody = Schemas['AskDomainBody'];
export type VerifyDomainBody = Schemas['VerifyDomainBody'];
export type RemoveDomainBody = Schemas['RemoveDomainBody'];
export type MakePhishingSenderBody = Schemas['MakePhishingSenderBody'];
