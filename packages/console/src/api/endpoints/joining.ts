import type * as T from '../types.ts';

/** What is read of who comes, moves and goes. */
export interface JoiningReads {
  '/api/joining': readonly T.Joiner[];
  '/api/joining/mine': T.Joiner;
  '/api/joining/leavers': readonly T.LeaverRow[];
  '/api/joining/leavers/:id': T.LeaverView;
  '/api/joining/leavers/:id/proof': T.LeaverProof;
}

/** What is changed of it. */
export interface JoiningWrites {
  'POST /api/joining/people/:id/checks': [T.AttestCheckBody, { id: string }];
  'POST /api/joining/checks/:id/withdraw': [T.WithdrawCheckBody, T.Done];
  'POST /api/joining/people/:id/move': [T.MoveBody, T.Moved];
  'POST /api/joining/people/:id/leave': [T.LeaveBody, T.LeftView];
  'POST /api/joining/people/:id/back': [T.TakeBackBody, T.Done];
}
