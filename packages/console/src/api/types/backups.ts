import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type AskRestoreDrillBody = Schemas['AskRestoreDrillBody'];
export type BackupsView = Schemas['Backups'];
export type RestoreDrill = Schemas['RestoreDrill'];
