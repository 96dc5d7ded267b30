import { describe, expect, it } from 'vitest';
import { deviceId } from './deviceId.ts';
import { foundIn } from './testSupport.ts';

describe('deviceId', () => {
  it.each([
    ['id AEBE52E7-03EE-455A-B3C4-E57283966239', 'DEVICE_ID AEBE52E7-03EE-455A-B3C4-E57283966239'],
    ['session abcdefab-03ee-455a-b3c4-e57283966239.', 'DEVICE_ID abcdefab-03ee-455a-b3c4-e57283966239'],
    ['IMEI 490154203237518', 'DEVICE_ID 490154203237518'],
    ['imei: 49-015420-323751-8', 'DEVICE_ID 49-015420-323751-8'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(deviceId, text)).toEqual([found]);
  });

  it.each([
    'AEBE52E7-03EE-455A-B3C4',
    '490154203237518',
    'dead-beef',
    'AEBE52E7-03EE-455A-B3C4-E57283966239-1',
  ])('passes over %j', (text) => {
    expect(foundIn(deviceId, text)).toEqual([]);
  });
});
