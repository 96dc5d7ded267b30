import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type ControlPass = Schemas['ControlPass'];
export type ControlPasses = Schemas['ControlPasses'];
export type ControlState = ControlTestView['state'];
export type ControlTestView = Schemas['ControlTestView'];
export type ControlsView = Schemas['Controls'];
export type DraftNarrowerAnswer = Schemas['DraftNarrowerAnswer'];
export type DraftNarrowerBody = Schemas['DraftNarrowerBody'];
export type RunControlsAnswer = Schemas['RunControlsAnswer'];
export type RunControlsBody = Schemas['RunControlsBody'];
export type UnusedPermissions = Schemas['UnusedPermissions'];
