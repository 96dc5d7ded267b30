import { describe, expect, it } from 'vitest';
import { safeNext } from './safeNext.ts';

describe('safeNext', () => {
  it('keeps an address of this site', () => {
    expect(safeNext('/accesses?ok=false')).toBe('/accesses?ok=false');
  });

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/x',
  ])('sends %j to the start page', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
