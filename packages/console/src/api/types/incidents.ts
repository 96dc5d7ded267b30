import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type AffectedView = Schemas['AffectedView'];
export type AnswerBody = Schemas['AnswerBody'];
export type AnswerView = Schemas['AnswerView'];
export type ContainIncidentBody = Schemas['ContainIncidentBody'];
export type DecideContainmentBody = Schemas['DecideContainmentBody'];
export type FeedsView = Schemas['FeedsView'];
export type IncidentNoteBody = Schemas['IncidentNoteBody'];
export type IncidentRow = Schemas['IncidentRow'];
export type IncidentView = Schemas['IncidentView'];
export type JudgeSignalBody = Schemas['JudgeSignalBody'];
export type MoveIncidentBody = Schemas['MoveIncidentBody'];
export type PostMortemBody = Schemas['PostMortemBody'];
export type RecordedView = Schemas['RecordedView'];
export type SignalView = Schemas['SignalView'];
