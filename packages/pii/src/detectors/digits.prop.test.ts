import fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtInDetectors } from './index.ts';
import { scan } from '../scan.ts';

/* A text without digits is not given to the detectors that say they need one. */

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    ...[
      'born ',
      'May ',
      'account ',
      'order no. ',
      'PO Box ',
      'Main Street, ',
      'Springfield, IL ',
      'zip ',
      '+',
      '(',
    ],
    ...['ssn is ', 'passport ', 'SW', 'GB', 'x-', ' - ', '.', ': ', '٣٤٥', '１２３', '²'],
  ),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('').replaceAll(/\p{Nd}/gu, ''));
const flagged = builtInDetectors.filter(({ digits }) => digits === true);

it('what needs a digit finds nothing where there is none', () => {
  expect(flagged.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(text, (digitless) => {
      for (const detector of flagged) expect(detector.find(digitless, scan(digitless))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});
