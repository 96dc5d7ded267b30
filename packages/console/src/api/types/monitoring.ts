import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type Alert = Schemas['Alerts']['alerts'][number];
export type Alerts = Schemas['Alerts'];
export type AlertChannel = Schemas['AlertChannel'];
export type AlertChannelBody = Schemas['AlertChannelBody'];
export type AlertChannelMade = Schemas['AlertChannelMade'];
export type AlertChannels = Schemas['AlertChannels'];
export type Floor = Schemas['Floor'];
export type FloorQueue = Floor['queues'][number];
export type Peers = Schemas['Peers'];
export type PeerStanding = Peers['standings'][number];
export type CalibrationBody = Schemas['CalibrationBody'];
export type CalibrationLookBody = Schemas['CalibrationLookBody'];
export type CalibrationView = Schemas['CalibrationView'];
export type ComparedView = Schemas['ComparedView'];
