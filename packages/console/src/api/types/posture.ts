import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type Device = Schemas['Device'];
export type Devices = Schemas['Devices'];
export type MyDevices = Schemas['MyDevices'];
export type ChooseDeviceBody = Schemas['ChooseDeviceBody'];
export type RegisterDevicesBody = Schemas['RegisterDevicesBody'];
export type ChangeDeviceBody = Schemas['ChangeDeviceBody'];
export type RetireDeviceBody = Schemas['RetireDeviceBody'];
export type DeviceSecret = Schemas['DeviceSecret'];
export type DeviceSecretMade = Schemas['DeviceSecretMade'];
export type MakeDeviceSecretBody = Schemas['MakeDeviceSecretBody'];
