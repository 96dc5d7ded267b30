import { describe, expect, it } from 'vitest';
import { backgroundFact, type StandingCheck } from './background.ts';

const NOW = Date.parse('2026-11-03T12:00:00Z');
const check = (kind: StandingCheck['kind'], on: string, until: string): StandingCheck => ({
  kind,
  on,
  until,
});

describe('backgroundFact', () => {
  it.each<[string, readonly StandingCheck[], string | false]>([
    ['nobody attested to anything', [], false],
    [
      'one stands and one ran out',
      [check('criminal-record', '2026-01-05', '2027-01-05'), check('sanctions', '2025-01-05', '2026-01-05')],
      'criminal-record@2026-01-05',
    ],
    ['it ends today', [check('identity', '2025-11-03', '2026-11-03')], false],
    ['it ends tomorrow', [check('identity', '2025-11-04', '2026-11-04')], 'identity@2025-11-04'],
  ])('%s', (_, checks, value) => {
    expect(backgroundFact(checks, NOW)).toEqual({ at: NOW, value });
  });
});
