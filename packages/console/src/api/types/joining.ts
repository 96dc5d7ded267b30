import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type AttestCheckBody = Schemas['AttestCheckBody'];
export type WithdrawCheckBody = Schemas['WithdrawCheckBody'];
export type MoveBody = Schemas['MoveBody'];
export type Moved = Schemas['Moved'];
export type LeaveBody = Schemas['LeaveBody'];
export type LeftView = Schemas['Left'];
export type TakeBackBody = Schemas['TakeBackBody'];
export type Joiner = Schemas['Joiner'];
export type ChecklistItem = Schemas['ChecklistItem'];
export type LeaverRow = Schemas['LeaverRow'];
export type LeaverView = Schemas['LeaverView'];
export type LeaverProof = Schemas['LeaverProof'];
