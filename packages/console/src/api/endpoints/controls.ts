import type * as T from '../types.ts';

/** What is read of control tests. */
export interface ControlsReads {
  '/api/controls': T.ControlsView;
  '/api/controls/passes': T.ControlPasses;
  '/api/controls/unused': T.UnusedPermissions;
}

export interface ControlsWrites {
  'POST /api/controls/unused/:agreement/draft': [T.DraftNarrowerBody, T.DraftNarrowerAnswer];
  'POST /api/controls/run': [T.RunControlsBody, T.RunControlsAnswer];
}
