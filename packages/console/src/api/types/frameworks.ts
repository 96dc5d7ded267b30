import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type PracticesView = Schemas['PracticesView'];
export type PracticeArea = PracticesView['areas'][number];
export type PracticeView = PracticeArea['practices'][number];
export type PracticeTest = PracticeView['tests'][number];
export type PracticeState = PracticeView['state'];
export type BoardReport = Schemas['BoardReportView'];
export type ControlView = Schemas['ControlView'];
export type FrameworksView = Schemas['FrameworksView'];
export type FrameworkView = FrameworksView['frameworks'][number];
export type ImportOscalBody = Schemas['ImportOscalBody'];
export type MapControlBody = Schemas['MapControlBody'];
export type OscalDocumentPage = Schemas['OscalDocumentPage'];
export type OscalDocumentView = Schemas['OscalDocumentView'];
export type OscalImported = Schemas['OscalImported'];
export type SettingsChangesView = Schemas['SettingsChangesView'];
export type SettingsChange = SettingsChangesView['changes'][number];
