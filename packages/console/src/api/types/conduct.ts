import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type Conduct = Schemas['Conduct'];
export type ConductAppealBody = Schemas['ConductAppealBody'];
export type ConductAppealDecideBody = Schemas['ConductAppealDecideBody'];
export type ConductAppealProposeBody = Schemas['ConductAppealProposeBody'];
export type ConductCase = Schemas['ConductCase'];
export type ConductCounts = Schemas['ConductCounts'];
export type ConductDecideBody = Schemas['ConductDecideBody'];
export type ConductFactBody = Schemas['ConductFactBody'];
export type ConductHearingBody = Schemas['ConductHearingBody'];
export type ConductProposeBody = Schemas['ConductProposeBody'];
export type ConductReport = Schemas['ConductReport'];
export type ConductReportBody = Schemas['ConductReportBody'];
export type ConductRow = Schemas['ConductRow'];
export type ConductStatementBody = Schemas['ConductStatementBody'];
export type ConductStanding = Schemas['ConductStanding'];
export type OpenConductCaseBody = Schemas['OpenConductCaseBody'];
export type OwnConduct = Schemas['OwnConduct'];
export type ReportAnswered = Schemas['ReportAnswered'];
export type ReportReceipt = Schemas['ReportReceipt'];
export type ReportReceiptBody = Schemas['ReportReceiptBody'];
export type SetReportAsideBody = Schemas['SetReportAsideBody'];
export type UnnamedReportBody = Schemas['UnnamedReportBody'];
