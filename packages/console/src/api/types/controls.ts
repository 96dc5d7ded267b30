import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type ControlState = ControlTestView['state'];
export type ControlTestView = Schemas['ControlTestView'];
export type ControlsView = Schemas['Controls'];
export type RunControlsAnswer = Schemas['RunControlsAnswer'];
export type RunControlsBody = Schemas['RunControlsBody'];
export type UnusedPermissions = Schemas['UnusedPermissions'];
