import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type AssignFindingBody = Schemas['AssignFindingBody'];
export type ChangeLandedBody = Schemas['ChangeLandedBody'];
export type DecideFindingExceptionBody = Schemas['DecideFindingExceptionBody'];
export type FindingDetail = Schemas['FindingDetail'];
export type FindingEvidenceBody = Schemas['FindingEvidenceBody'];
export type FindingExceptionBody = Schemas['FindingExceptionBody'];
export type FindingTrends = Schemas['FindingTrends'];
export type FindingView = Schemas['FindingView'];
export type PlanFindingBody = Schemas['PlanFindingBody'];
export type ProposeChangeBody = Schemas['ProposeChangeBody'];
export type RecordFindingBody = Schemas['RecordFindingBody'];
export type RetestFindingBody = Schemas['RetestFindingBody'];
