import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type Awareness = Schemas['Awareness'];
export type AwarenessGroup = Schemas['AwarenessGroup'];
export type NearMiss = Schemas['NearMiss'];
export type NearMissBody = Schemas['NearMissBody'];
export type NearMissLessonBody = Schemas['NearMissLessonBody'];
