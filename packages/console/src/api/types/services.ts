import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type DecideServiceAccountBody = Schemas['DecideServiceAccountBody'];
export type EndServiceAccountBody = Schemas['EndServiceAccountBody'];
export type EndServiceSecretBody = Schemas['EndServiceSecretBody'];
export type MakeServiceSecretBody = Schemas['MakeServiceSecretBody'];
export type ProposeServiceAccountBody = Schemas['ProposeServiceAccountBody'];
export type RenewServiceAccountBody = Schemas['RenewServiceAccountBody'];
export type ServiceAccount = Schemas['ServiceAccountView'];
export type ServiceAccountChoices = Schemas['ServiceAccountChoices'];
export type ServiceAccounts = Schemas['ServiceAccounts'];
export type ServiceSecret = Schemas['ServiceSecretView'];
export type ServiceSecretMade = Schemas['ServiceSecretMade'];
