import { describe, expect, it } from 'vitest';
import { readTranscript, type TranscriptFormat } from './transcript.ts';

const BEGAN = '2026-10-20T10:00:00Z';
const read = (text: string, format: TranscriptFormat) => readTranscript(text, format, BEGAN);

const VTT = `WEBVTT - made up

NOTE nobody reads this

1
00:00:01.000 --> 00:00:03.500
<v Agent>Hello, what is your <i>number</i>?</v>

00:00:04.000 --> 00:00:06.000
<v Caller>It is four one five

00:00:06.000 --> 00:01:09.000
<v Caller>five five five
`;

describe('a transcript', () => {
  it('in WebVTT has turns: cues in a row by one speaker are one', () => {
    expect(read(VTT, 'vtt')).toEqual({
      ok: true,
      seconds: 68,
      turns: [
        { speaker: 'agent', at: '2026-10-20T10:00:01.000Z', text: 'Hello, what is your number?' },
        { speaker: 'customer', at: '2026-10-20T10:00:04.000Z', text: 'It is four one five five five five' },
      ],
    });
  });

  it('in SubRip has speakers before a colon', () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nSpeaker 1: Hi\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nCustomer: Hello\r\n';
    expect(read(srt, 'srt')).toMatchObject({
      ok: true,
      turns: [
        { speaker: 'agent', text: 'Hi' },
        { speaker: 'customer', text: 'Hello' },
      ],
    });
  });

  it.each([
    { segments: [{ start: 0, end: 2.5, text: ' Hello ' }] },
    { results: { utterances: [{ start: 0, end: 2.5, transcript: 'Hello', speaker: 0 }] } },
  ])('of a speech recogniser is read: %o', (json) => {
    expect(read(JSON.stringify(json), 'asr-json')).toMatchObject({
      ok: true,
      turns: [{ speaker: 'customer', text: 'Hello' }],
    });
  });

  it.each([
    ['vtt', 'Hello', 'format-unread'],
    ['vtt', 'WEBVTT\n\n', 'file-incomplete'],
    ['vtt', `${VTT}\n00:02:00.0`, 'file-incomplete'],
    ['vtt', `${VTT}\n00:02:00.000 --> 00:02:01.000\n`, 'file-incomplete'],
    ['srt', '1\n00:00:01,000 --> 00:00', 'file-incomplete'],
    ['srt', 'just words', 'file-incomplete'],
    ['asr-json', '{"segments": [', 'file-incomplete'],
    ['asr-json', '{"text": "no times"}', 'format-unread'],
    ['asr-json', '{"segments": [{"text": "no times"}]}', 'format-unread'],
    ['asr-json', '[]', 'format-unread'],
  ] as const)('in %s that reads %j is withheld as a whole', (format, text, fault) => {
    expect(read(text, format)).toEqual({ ok: false, fault });
  });

  it.each(['<v ', '-->', '\n\n', '00:00:01.000 ', 'a: '])(
    'of nothing but %j is read in a time that grows with its length: a longer one ends too',
    (unit) => {
      expect(read(`WEBVTT\n\n${unit.repeat(300_000)}`, 'vtt').ok).toBe(false);
    },
  );
});
