import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type BreachNoticeBody = Schemas['BreachNoticeBody'];
export type BreachNoticeDraft = Schemas['BreachNoticeDraft'];
export type BreachNoticeGiveUpBody = Schemas['BreachNoticeGiveUpBody'];
export type BreachNotices = Schemas['BreachNotices'];
export type IncidentFactBody = Schemas['IncidentFactBody'];
export type IncidentLedgerBody = Schemas['IncidentLedgerBody'];
export type IncidentFacts = Schemas['IncidentFacts'];
export type NoticeClock = Schemas['NoticeClock'];
export type NoticeClocks = Schemas['NoticeClocks'];
export type WithdrawFactBody = Schemas['WithdrawFactBody'];
