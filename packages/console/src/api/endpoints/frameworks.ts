import type * as T from '../types.ts';

/** What is read of practices, frameworks and changes of settings. */
export interface FrameworksReads {
  '/api/board-report': T.BoardReport;
  '/api/practices': T.PracticesView;
  '/api/frameworks': T.FrameworksView;
  '/api/frameworks/documents/:id': T.OscalDocumentPage;
  '/api/settings-changes': T.SettingsChangesView;
}

/** What is changed there. */
export interface FrameworksWrites {
  'POST /api/frameworks/documents': [T.ImportOscalBody, T.OscalImported];
  'POST /api/frameworks/documents/:id/mappings': [T.MapControlBody, T.Done];
}
