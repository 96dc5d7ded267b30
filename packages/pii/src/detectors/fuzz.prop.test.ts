import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect, newConversation } from '../index.ts';
import { scan } from '../scan.ts';
import { builtInDetectors } from './index.ts';
import { topicWords } from './topics.ts';

/* Pieces that detectors begin at, in any order: no detector may throw, leave the text, or slow down with length. */

const words = Object.values(topicWords).flatMap((list) => list.split(','));
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...'1 12 123 1234 12345 123456789 4111111111111111 2026 05 0 00 1a a1 AB12 AKIA'.split(' '),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...' ,  ,\n,\n\n,-,/,.,:,@,://,(,),+,#,_,=,",\',%,$,?'.split(','), ','),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'one',
      'double',
      'forty',
      'dot',
      'at',
      'com',
      'gmailcom',
      'is',
      'my',
      'last',
      'eyJ',
      'www.',
      '-----BEGIN ',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const spaced = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

/** Processor time for a text of 60,000 characters, microseconds. */
const MOST = 3_000_000;

describe('every detector, on any row of what detectors begin at', () => {
  it('stays in the text, scores in (0, 1], and says the same again', () => {
    fc.assert(
      fc.property(fc.oneof(text, spaced), fc.boolean(), (sample, turn) => {
        const scanned = scan(sample);
        scanned.clues.turn = turn;
        for (const detector of builtInDetectors) {
          const found = detector.find(sample, scanned);
          for (const { start, end, type, score } of found) {
            expect(start >= 0 && start < end && end <= sample.length && score > 0 && score <= 1).toBe(true);
            expect(detector.types).toContain(type);
          }
          expect(detector.find(sample, scanned)).toEqual(found);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('does not depend on the texts searched before', () => {
    fc.assert(
      fc.property(fc.oneof(text, spaced), fc.oneof(text, spaced), (before, sample) => {
        const fresh = builtInDetectors.flatMap((detector) => detector.find(sample, scan(sample)));
        const room = scan(before);
        for (const detector of builtInDetectors) detector.find(before, room);
        const reused = scan(sample, room);
        expect(builtInDetectors.flatMap((detector) => detector.find(sample, reused))).toEqual(fresh);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in line with the text: a hundred times as much is no more than some hundred times as long', () => {
    fc.assert(
      fc.property(fc.oneof(text, spaced), (sample) => {
        fc.pre(sample.length > 20);
        const long = sample.repeat(Math.ceil(60_000 / sample.length));
        const microseconds = () => {
          const started = process.cpuUsage();
          detect(long);
          newConversation().turn(long);
          return process.cpuUsage(started).user;
        };
        // 120 KB twice: a quadratic pattern takes minutes, a linear one milliseconds. What else the process does at that
        // moment is counted too, so that one long answer is asked for again.
        const least = [1, 2].reduce(
          (best) => (best < MOST ? best : Math.min(best, microseconds())),
          microseconds(),
        );
        expect(least).toBeLessThan(MOST);
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});
