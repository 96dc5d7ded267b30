export { subProcessorAnnex, type AnnexLine, type SubProcessorAnnex } from './annex.ts';
export {
  flowDownStatus,
  subProcessorActs,
  subProcessorAllows,
  subProcessorStanding,
  subProcessorStates,
  type Done,
  type Notice,
  type SubProcessorAct,
  type SubProcessorStanding,
  type SubProcessorState,
} from './life.ts';
export { noticeMailDue, noticeMails, type NoticeMail } from './reminders.ts';
export { noticeRuleOf, type NoticeRule } from './rule.ts';
