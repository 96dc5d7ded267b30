import { describe, expect, it } from 'vitest';
import { phone } from './phone.ts';
import { foundIn } from './testSupport.ts';
import { scan } from '../scan.ts';

describe('phone', () => {
  it.each([
    ['(415) 555-2671 today', '(415) 555-2671'],
    ['415-555-2671', '415-555-2671'],
    ['415.555.2671 x204', '415.555.2671 x204'],
    ['1-800-555-0199', '1-800-555-0199'],
    ['555-123-4567', '555-123-4567'],
    ['id 4155552671', '4155552671'],
    ['+1 (415) 555-2671', '+1 (415) 555-2671'],
    ['+14155552671', '+14155552671'],
    ['(+44) 20 7946 0958', '(+44) 20 7946 0958'],
    ['+44 (0)20 7946 0958', '+44 (0)20 7946 0958'],
    ['0044 20 7946 0958', '0044 20 7946 0958'],
    ['+49 30 901820', '+49 30 901820'],
    ['+33 1 70 18 99 00', '+33 1 70 18 99 00'],
    ['+91 98765 43210', '+91 98765 43210'],
    ['+999 1234 5678', '+999 1234 5678'],
    ['020 7946 0958', '020 7946 0958'],
    ['07700 900123', '07700 900123'],
    ['01 70 18 99 00', '01 70 18 99 00'],
    ['call me: 555-0134', '555-0134'],
    ['my mobile is 8123 4567', '8123 4567'],
    ['tel:2125551234', '2125551234'],
    ['415‑555‑2671', '415‑555‑2671'],
    ['571 95 09 37', '571 95 09 37'],
    ['(67) 1891-5270', '(67) 1891-5270'],
    ['0151 / 234 567', '0151 / 234 567'],
    ['001-592-670-6537x94738', '001-592-670-6537x94738'],
    ['(02) 1234 5678', '(02) 1234 5678'],
    ['+44(0)20 7946 0958', '+44(0)20 7946 0958'],
    ['+1 415 555 2671 ext. 12', '+1 415 555 2671 ext. 12'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(phone, text)).toEqual([`PHONE ${value}`]);
  });

  it('parts two numbers written one after the other', () => {
    expect(foundIn(phone, '415-555-2671 415-555-2672')).toEqual(['PHONE 415-555-2671', 'PHONE 415-555-2672']);
    expect(foundIn(phone, '+1 415 555 2671 +44 20 7946 0958')).toEqual([
      'PHONE +1 415 555 2671',
      'PHONE +44 20 7946 0958',
    ]);
  });

  it.each([
    'on 2026-11-23 14:30',
    '23.11.2026 at 9',
    'call on 2026-11-23',
    'call\n\n8123 4567',
    '8123 4567 \n \n call',
    'epoch 1700000000',
    'id x4155552671',
    'order 48291',
    'version 10.2.3',
    'pages 100-110',
    '$1,234,567.89',
    'room 101',
    '08/10/2000 08:28 AM',
    '0.3931 ( 0.0076 )',
    'sha 9f86d081884c7d659a2feaa0c55ad015',
  ])('passes over %j', (text) => {
    expect(foundIn(phone, text)).toEqual([]);
  });

  it('reports any long number to a strict reader', () => {
    expect(foundIn(phone, 'ref 1700000000', 0.2)).toEqual(['PHONE 1700000000']);
  });

  it('a context word only raises the score', () => {
    const score = (text: string): number =>
      Math.max(...phone.find(text, scan(text)).map((found) => found.score));
    for (const number of ['+44 20 7946 0958', '415-555-2671', '555-0134', '8123 4567']) {
      expect(score(`call ${number}`)).toBeGreaterThan(score(number));
      expect(score(`order ticket case ${number}`)).toBe(score(number));
    }
  });
});
