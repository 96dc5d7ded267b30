import type * as T from '../types.ts';

/** What is read of who owes which course. */
export interface TrainingReads {
  '/api/training': T.Training;
  '/api/training/mine': T.MyTraining;
  '/api/training/question': T.SpacedToday;
  '/api/training/rules': readonly T.TrainingRule[];
}

/** What is done about it. */
export interface TrainingWrites {
  'POST /api/training/assignments': [T.AssignCourseBody, T.Done];
  'POST /api/training/question': [T.SpacedAnswerBody, T.SpacedAnswered];
  'POST /api/training/certificates': [T.TrainingCertificateBody, { id: string }];
  'POST /api/training/rules': [T.TrainingRuleBody, { id: string }];
  'POST /api/training/rules/:id/end': [T.SignedDecision, T.Done];
}
