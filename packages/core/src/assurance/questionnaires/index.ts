export { problemOf, stanceOf, type Answer, type Stance } from './answer.ts';
export { prefillOf, type EvidenceId, type VendorEvidence } from './evidence.ts';
export { answersRecord, type AnswersRecord } from './record.ts';
export type { Question } from './question.ts';
export { NEWEST_SET, questionSet, questionsOf, type QuestionSet } from './questionSet.ts';
export { standingOf, type AssessmentStanding } from './standing.ts';
