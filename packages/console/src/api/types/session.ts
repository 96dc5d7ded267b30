import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type SignInSignal = Schemas['SignInSignal'];
export type SignalAnswerBody = Schemas['SignalAnswerBody'];
