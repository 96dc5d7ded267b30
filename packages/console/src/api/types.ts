export type * from './types/common.ts';
export type * from './types/session.ts';
export type * from './types/tickets.ts';
export type * from './types/people.ts';
export type * from './types/agreements.ts';
export type * from './types/sources.ts';
export type * from './types/quality.ts';
export type * from './types/ledger.ts';
