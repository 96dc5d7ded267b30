import type * as T from '../types.ts';

/** What is read of devices and the secrets they enrol with. */
export interface PostureReads {
  '/api/devices': T.Devices;
  '/api/devices/mine': T.MyDevices;
  '/api/device-secrets': readonly T.DeviceSecret[];
}

/** What is changed of them. */
export interface PostureWrites {
  'POST /api/devices/mine': [T.ChooseDeviceBody, T.Done];
  'POST /api/devices/register': [T.RegisterDevicesBody, { added: number }];
  'POST /api/devices/:id': [T.ChangeDeviceBody, T.Done];
  'POST /api/devices/:id/retire': [T.RetireDeviceBody, T.Done];
  'POST /api/device-secrets': [T.MakeDeviceSecretBody, T.DeviceSecretMade];
  'POST /api/device-secrets/:id/revoke': [Partial<T.SignedDecision>, T.Done];
}
