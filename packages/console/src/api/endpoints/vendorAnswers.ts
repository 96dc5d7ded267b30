import type * as T from '../types.ts';

interface Made {
  readonly id: string;
}

/** What vendors are asked and hand in, and what risk is made of their work. */
export interface VendorAnswersReads {
  '/api/assessments': T.Assessments;
  '/api/assessments/:kind/:about/versions': T.AssessmentVersions;
  '/api/assurance-links': T.AssuranceLinks;
  '/api/attestations': T.Attestations;
  '/api/questionnaires': T.QuestionnaireRow[];
  '/api/questionnaires/:id': T.Questionnaire;
  '/api/questionnaires/:id/answers-file': T.AnswersFile;
  '/api/risk': T.VendorRisks;
}

export interface VendorAnswersWrites {
  'POST /api/assessments': [T.AssessBody, { readonly version: number }];
  'POST /api/assurance-links': [T.MakeLinkBody, T.MadeLink];
  'POST /api/assurance-links/:id/revoke': [T.RevokeLinkBody, T.Done];
  'POST /api/attestations': [T.StateAttestationBody, Made];
  'POST /api/attestations/:id/files': [File, T.EvidenceFile];
  'POST /api/attestations/:id/judge': [T.JudgeAttestationBody, T.Done];
  'POST /api/questionnaires': [T.SendQuestionnaireBody, Made];
  'POST /api/questionnaires/:id/answers': [T.AnswersBody, T.Done];
  'POST /api/questionnaires/:id/gaps': [T.RaiseGapBody, Made];
  'POST /api/questionnaires/:id/hand-in': [T.HandInBody, { readonly entry: number }];
  'POST /api/questionnaires/:id/import': [T.ImportAnswersBody, T.ImportedAnswers];
  'POST /api/questionnaires/:id/judge': [T.JudgeAnswersBody, T.Done];
  'POST /api/questionnaires/:id/questions/:question/files': [File, T.EvidenceFile];
}
