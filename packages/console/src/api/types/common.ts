import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type Done = Schemas['Done'];
export type ErrorBody = Schemas['ErrorBody'];
export type PartyRef = Schemas['PartyRef'];
export type SignedDecision = Schemas['SignedDecision'];
