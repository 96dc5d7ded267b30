import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type EndpointActBody = Schemas['EndpointActBody'];
export type EndpointView = Schemas['Endpoint'];
export type NameEndpointBody = Schemas['NameEndpointBody'];
