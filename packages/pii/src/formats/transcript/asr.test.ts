import { describe, expect, it } from 'vitest';
import { timesOf } from '../index.ts';
import { redactText } from '../testSupport.ts';

const words = 'call me on 415 555 2671 ok'.split(' ');
const timed = words.map((word, at) => ({ word, start: at, end: at + 0.5 }));

const shapes = {
  aws: {
    results: {
      transcripts: [{ transcript: 'Call me on 415-555-2671, ok' }],
      items: [
        ...words.map((content, at) => ({
          type: 'pronunciation',
          alternatives: [
            { confidence: '0.9', content },
            { confidence: '0.1', content: `${content}?` },
          ],
          start_time: String(at),
          end_time: String(at + 0.5),
          speaker_label: 'spk_0',
        })),
        { type: 'punctuation', alternatives: [{ confidence: '0', content: '.' }] },
      ],
    },
  },
  deepgram: {
    results: {
      channels: [
        {
          alternatives: [
            {
              transcript: 'call me on 415 555 2671 ok',
              words: timed.map((item) => ({ ...item, punctuated_word: item.word, speaker: 0 })),
            },
          ],
        },
      ],
    },
  },
  whisper: {
    text: ' call me on 415 555 2671 ok',
    segments: [
      { id: 0, start: 0, end: 7, text: ' call me on 415 555 2671 ok', tokens: [51, 52], words: timed },
    ],
  },
};

describe.each(Object.entries(shapes))('the JSON of %s', (name, shape) => {
  const source = JSON.stringify(shape, null, 1);

  it('loses the value in words, alternatives and running text', () => {
    const redacted = redactText(source, 'json');
    expect(redacted).not.toMatch(/555|2671|"415/);
    expect(redacted).toMatch(/\[PHONE\]/);
    expect(redacted).toContain('call');
    expect(redactText(redacted, 'json')).toBe(redacted);
    if (name === 'whisper') expect(JSON.parse(redacted)).toMatchObject({ segments: [{ tokens: [0, 0] }] });
  });

  it('tells when the value was said', () => {
    const { removed, spoken } = timesOf(source, 'json');
    expect(removed).toEqual([{ start: 3, end: 5.5, type: 'PHONE' }]);
    expect(spoken).toHaveLength(7);
  });

  it('is kept byte for byte without a value', () => {
    const clean = source
      .replaceAll('415', 'one')
      .replaceAll('555', 'two')
      .replaceAll('2671', 'three')
      .replaceAll('-', ' ');
    expect(redactText(clean, 'json')).toBe(clean);
  });
});

describe('a transcript', () => {
  it('of segments only covers the whole segment', () => {
    const source = JSON.stringify({
      segments: [
        { start: 0, end: 4, text: 'hello there' },
        { start: 4, end: 9, text: 'to a@b.example now' },
      ],
    });
    expect(timesOf(source, 'json').removed).toEqual([{ start: 4, end: 9, type: 'EMAIL' }]);
  });

  it('has a value over two segments found', () => {
    const source = JSON.stringify({
      segments: [
        { start: 0, end: 4, text: 'call 415' },
        { start: 4, end: 9, text: '555 2671 now' },
      ],
    });
    expect(redactText(source, 'json')).toContain('call [PHONE]');
    expect(timesOf(source, 'json').removed).toEqual([{ start: 0, end: 9, type: 'PHONE' }]);
  });

  it('covers a segment whose value its words do not show', () => {
    const source = JSON.stringify({
      segments: [
        {
          start: 2,
          end: 6,
          text: 'mail a@b.example',
          words: [
            { word: 'mail', start: 2, end: 3 },
            { word: 'me', start: 3, end: 4 },
          ],
        },
      ],
    });
    expect(timesOf(source, 'json').removed).toEqual([{ start: 2, end: 6, type: 'EMAIL' }]);
  });

  it.each([
    [
      'a word of a value has no time',
      { words: [{ word: 'call', start: 0, end: 1 }, { word: 'a@b.example' }] },
      'a word of the transcript has no time',
    ],
    [
      'the running text has a value more',
      { text: 'a@b.example', words: [{ word: 'hm', start: 0, end: 1 }] },
      'a value of the transcript has no time',
    ],
    ['nothing has times', { text: 'a@b.example' }, 'the transcript has no times'],
  ])('cannot be used when %s', (_, value, reason) => {
    expect(() => timesOf(JSON.stringify(value), 'json')).toThrow(reason);
  });

  it('has the names of its speakers removed', () => {
    const source = JSON.stringify({
      words: [
        { word: 'hi', start: 0, end: 1, speaker: 'Ada Lund' },
        { word: 'Ada', start: 1, end: 2, speaker: 'agent' },
      ],
    });
    expect(JSON.parse(redactText(source, 'json'))).toMatchObject({
      words: [{ speaker: '[PERSON]' }, { word: '[PERSON]', speaker: 'agent' }],
    });
  });

  it('of subtitles has the times of its cues', () => {
    const source = 'WEBVTT\n\n00:01.000 --> 00:02.500\nto a@b.example\n\n01:00:00.000 --> 01:00:01.000\nx\n';
    expect(timesOf(source, 'vtt')).toEqual({
      removed: [{ start: 1, end: 2.5, type: 'EMAIL' }],
      spoken: [
        { start: 1, end: 2.5 },
        { start: 3600, end: 3601 },
      ],
    });
  });
});
