import type * as T from '../types.ts';

/** What is read of conversations for quality and dictionaries. */
export interface QualityReads {
  '/api/dictionaries': T.Dictionary;
  '/api/dictionaries/words': T.DictionaryWords;
  '/api/quality/conversations': readonly T.QualityConversationRow[];
  '/api/quality/conversations/:id': T.QualityConversation;
  '/api/quality/intakes': readonly T.QualityIntakeView[];
  '/api/quality/keys': readonly T.QualityKeyView[];
  '/api/quality/misses': readonly T.QualityMiss[];
  '/api/quality/misses/:id/words': T.QualityMissWords;
  '/api/agreements/:id/quality/report': T.QualityReport;
  '/api/agreements/:id/quality/audit': T.QualityAudit;
}

/** What is changed of conversations for quality and dictionaries. */
export interface QualityWrites {
  'POST /api/dictionaries': [T.DictionaryProposal, T.DictionaryProposed];
  'POST /api/dictionaries/decide': [T.DictionaryDecision, T.Done];
  'POST /api/dictionaries/retire': [T.DictionaryRetirement, T.Done];
  'POST /api/dictionaries/try': [T.DictionaryTry, T.DictionaryTried];
  'POST /api/quality/keys': [T.QualityKeyBody, T.QualityKeyMade];
  'POST /api/quality/keys/:id/revoke': [Partial<T.SignedDecision>, T.Done];
  'POST /api/quality/conversations/:id/review': [T.QualityReviewBody, T.QualityReviewMade];
  'POST /api/quality/conversations/:id/misses': [T.QualityMissBody, T.QualityMissMade];
  'POST /api/quality/intakes/:id/again': [Partial<T.SignedDecision>, T.Done];
  'POST /api/quality/intakes/:id/destroy': [Partial<T.SignedDecision>, T.Done];
  'POST /api/quality/misses/:id/decide': [T.QualityMissDecision, T.Done];
}
