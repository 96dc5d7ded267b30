import { describe, expect, it } from 'vitest';
import { prefixedId } from './prefixedId.ts';
import { foundIn } from './testSupport.ts';

describe('prefixedId', () => {
  it.each([
    ['INS-905548272', 'HEALTH_ID INS-905548272'],
    ['for EMP-38262.', 'ACCOUNT EMP-38262'],
    ['INV-757600', 'ACCOUNT INV-757600'],
    ['NID-303569551', 'NATIONAL_ID NID-303569551'],
    ['BIO-FP-a3f8c2e1d5', 'ACCOUNT BIO-FP-a3f8c2e1d5'],
    ['DL-B34129-29', 'DRIVER_ID DL-B34129-29'],
    ['IMM-60304', 'ACCOUNT IMM-60304'],
    ['ID-6R044P39', 'NATIONAL_ID ID-6R044P39'],
    ['the parcel RR123456785GB', 'ACCOUNT RR123456785GB'],
    ['JD0146000988213.', 'ACCOUNT JD0146000988213'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(prefixedId, text)).toEqual([found]);
  });

  it.each([
    'COVID-19',
    'ISO-8601',
    'SHA-256',
    'utf-8',
    'a-1',
    'pages 100-110',
    're-enter 2',
    'top-10',
    'x-4155552671',
    'RFC-2616',
    'mid-2026',
    'SHA256',
    'GL12345',
  ])('passes over %j', (text) => {
    expect(foundIn(prefixedId, text)).toEqual([]);
  });
});
