import { describe, expect, it } from 'vitest';
import { readTranscript, type TranscriptFormat } from './transcript.ts';

const BEGAN = '2026-10-20T10:00:00Z';
const read = (text: string, format: TranscriptFormat, agentSpeaker: string | null = null) => {
  const done = readTranscript({ text, format, began: BEGAN, agentSpeaker });
  if (!done.ok) return done;
  return { ...done, turns: done.turns.map(({ speaker, at, text: said }) => ({ speaker, at, text: said })) };
};

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

  it('has every word at its place and time, and the agent where the contact centre says who that is', () => {
    const item = (content: string, at: number, speaker_label: string) => ({
      ...{ type: 'pronunciation', alternatives: [{ content }], speaker_label },
      ...{ start_time: String(at), end_time: String(at + 0.5) },
    });
    const mark = { type: 'punctuation', alternatives: [{ content: '?' }], speaker_label: 'spk_0' };
    const items = [item('Your', 0, 'spk_0'), item('name', 1, 'spk_0'), mark, item('Mira', 2, 'spk_1')];
    const done = readTranscript({
      ...{ text: JSON.stringify({ results: { items } }), format: 'asr-json' as const },
      ...{ began: BEGAN, agentSpeaker: 'spk_0' },
    });
    expect(done).toMatchObject({
      turns: [
        { speaker: 'agent', by: 'spk_0', text: 'Your name?' },
        {
          speaker: 'customer',
          by: 'spk_1',
          text: 'Mira',
          heard: [{ start: 0, end: 4, time: { start: 2, end: 2.5 } }],
        },
      ],
    });
    expect(done.ok && done.turns[0]?.heard[1]).toEqual({ start: 5, end: 9, time: { start: 1, end: 1.5 } });
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
