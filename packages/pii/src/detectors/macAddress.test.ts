import { describe, expect, it } from 'vitest';
import { macAddress } from './macAddress.ts';
import { foundIn } from './testSupport.ts';

describe('macAddress', () => {
  it.each([
    ['eth 00:1A:2b:3C:4D:5E up', '00:1A:2b:3C:4D:5E'],
    ['00-1A-2B-3C-4D-5E', '00-1A-2B-3C-4D-5E'],
    ['001a.2b3c.4d5e', '001a.2b3c.4d5e'],
    ['00:1A:2B:FF:FE:3C:4D:5E', '00:1A:2B:FF:FE:3C:4D:5E'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(macAddress, text)).toEqual([`MAC ${value}`]);
  });

  it.each([
    '00:1A:2B:3C:4D',
    '00:1A-2B:3C-4D:5E',
    '12:30:45',
    '00:1A:2B:3C:4D:5G',
    '00:1A:2B:3C:4D:5E:11',
    '1.2.3.4',
  ])('passes over %j', (text) => {
    expect(foundIn(macAddress, text)).toEqual([]);
  });
});
