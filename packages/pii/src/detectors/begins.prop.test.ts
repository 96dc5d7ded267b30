import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ASKED } from '../begins.ts';
import { detect } from '../detect.ts';
import { scan } from '../scan.ts';
import type { Detector } from '../span.ts';
import { askedIn } from './asked.ts';
import { cluesOf } from './cluesOf.ts';
import { builtInDetectors } from './index.ts';

/* A text without what a detector begins at is not given to it. */

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    ...['born ', 'May ', 'account ', 'order no. ', 'PO Box ', 'Main Street, ', 'Springfield, IL ', 'zip '],
    ...[
      'ssn is ',
      'passport ',
      'SW',
      'GB',
      'x-',
      ' - ',
      '٣٤٥',
      '１２３',
      '²',
      'password',
      ' is ',
      'sunshine',
    ],
    ...['+', '(', '.', ': ', '@', '%40', '\uff20', '://', '::1', 'www.', '-----BEGIN ', 'PRIVATE KEY-----'],
    ...[
      'mira',
      'mail',
      'example',
      ' at ',
      ' dot ',
      'gmailcom',
      'eyJhbGciOiJIUzI1NiJ9',
      'sk_live_',
      'fe80',
      'ab',
    ],
    ...[
      'a@b.example',
      '48291',
      '12',
      ' four ',
      'five ',
      'double ',
      '\n\n',
      '\u200b',
      '\u0301',
      '[EMAIL]',
      '\ufffc',
    ],
  ),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const question = fc.constantFrom('', 'your password?', 'and your date of birth?', 'your zip code please');
const choosy = builtInDetectors.filter(({ begins }) => begins !== undefined);

it('a detector finds nothing where there is nothing that it begins at', () => {
  expect(choosy.length).toBeGreaterThan(25);
  const idle = new Set<string>();
  fc.assert(
    fc.property(text, question, (given, previous) => {
      const scanned = scan(given);
      const { clues } = scanned;
      clues.turn = previous !== '';
      askedIn(previous, clues);
      const present = cluesOf(scanned).has | (previous === '' ? 0 : ASKED);
      for (const detector of choosy) {
        if (((detector.begins ?? 0) & present) !== 0) continue;
        idle.add(detector.name);
        expect(detector.find(given, scanned)).toEqual([]);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(idle.size).toBe(choosy.length);
});

it('what says nothing of it is given every text', () => {
  const always: Detector = {
    name: 'own',
    types: ['OTHER'],
    find: () => [{ start: 0, end: 1, type: 'OTHER', score: 1 }],
  };
  expect(detect('x', { detectors: [always] })).toHaveLength(1);
});
