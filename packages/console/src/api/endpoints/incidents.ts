import type * as T from '../types.ts';

/** What is read of signals and incidents, and of what is recorded about oneself. */
export interface IncidentsReads {
  '/api/incidents': readonly T.IncidentRow[];
  '/api/incidents/:id': T.IncidentView;
  '/api/incidents/:id/affected': T.AffectedView;
  '/api/signals': readonly T.SignalView[];
  '/api/watching': T.FeedsView;
  '/api/me/recorded': T.RecordedView;
}

/** What is changed of them. */
export interface IncidentsWrites {
  'POST /api/incidents/:id/take': [T.SignedDecision, T.Done];
  'POST /api/incidents/:id/move': [T.MoveIncidentBody, T.Done];
  'POST /api/incidents/:id/note': [T.IncidentNoteBody, T.Done];
  'POST /api/incidents/:id/post-mortem': [T.PostMortemBody, T.Done];
  'POST /api/incidents/:id/contain': [T.ContainIncidentBody, T.Done];
  'POST /api/containments/:id/decide': [T.DecideContainmentBody, T.Done];
  'POST /api/signals/:id/judge': [T.JudgeSignalBody, T.Done];
  'POST /api/answers/look': [Pick<T.AnswerBody, 'secret'>, T.AnswerView];
  'POST /api/answers': [T.AnswerBody, T.Done];
}
