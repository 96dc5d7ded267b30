import type * as T from '../types.ts';

/** What is read of backups and drills of restoring. */
export interface BackupsReads {
  '/api/backups': T.BackupsView;
}

/** What is changed of them. */
export interface BackupsWrites {
  'POST /api/backups/drills': [T.AskRestoreDrillBody, { id: string }];
}
