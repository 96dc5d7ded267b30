import { describe, expect, it } from 'vitest';
import { FormatError, saidIn } from '../index.ts';

const json = (value: object) =>
  saidIn(JSON.stringify(value), 'json').map(({ text, speaker, time, joined }) => [
    speaker ?? '-',
    joined === true ? `+${text}` : text,
    ...(time === undefined ? [] : [time.start]),
  ]);
const timed = (text: string, from: number, more: object = {}) =>
  text.split(' ').map((word, at) => ({ word, start: from + at, end: from + at + 0.5, ...more }));

describe('what is said in the JSON of a recogniser', () => {
  it('is read word by word from AWS Transcribe, with marks and speakers', () => {
    const item = (content: string, at: number, speaker_label: string) => ({
      ...{ type: 'pronunciation', alternatives: [{ confidence: '0.9', content }], speaker_label },
      ...{ start_time: String(at), end_time: String(at + 0.4) },
    });
    const mark = { type: 'punctuation', alternatives: [{ confidence: '0', content: '?' }] };
    const audio_segments = [
      { id: 0, transcript: 'Your name?', start_time: '0', end_time: '2', speaker_label: 'spk_0' },
    ];
    const results = {
      transcripts: [{ transcript: 'Your name? Mira' }],
      items: [item('Your', 0, 'spk_0'), item('name', 1, 'spk_0'), mark, item('Mira', 2, 'spk_1')],
      audio_segments,
    };
    expect(json({ results })).toEqual([
      ['spk_0', 'Your', 0],
      ['spk_0', 'name', 1],
      ['-', '+?'],
      ['spk_1', 'Mira', 2],
    ]);
  });

  it('is read once from Deepgram, which says it thrice; channels are speakers, in the order of time', () => {
    const channel = (text: string, from: number) => ({
      alternatives: [{ transcript: text, words: timed(text, from) }, { words: timed('mis heard', from) }],
    });
    const utterances = [
      { start: 0, end: 1.5, transcript: 'your name', channel: 0, words: timed('your name', 0) },
    ];
    const channels = [channel('your name', 0), channel('mira', 1.2)];
    expect(json({ results: { channels, utterances } })).toEqual([
      ['channel 0', 'your', 0],
      ['channel 0', 'name', 1],
      ['channel 1', 'mira', 1.2],
    ]);
  });

  it('is read from Whisper: words, the speaker of their segment, and segments that have no words', () => {
    const segments = [
      { start: 0, end: 2, text: ' your name', speaker: 'Agent', words: timed('your name', 0) },
      { start: 2, end: 3, text: ' Mira Okafor ', speaker: 'Caller' },
    ];
    expect(json({ text: 'your name Mira Okafor', segments })).toEqual([
      ['Agent', 'your', 0],
      ['Agent', 'name', 1],
      ['Caller', 'Mira Okafor', 2],
    ]);
  });

  it.each([
    ['is cut off', '{"segments": [', 'not valid JSON'],
    ['has no times', '{"segments": [{"text": "hi"}]}', 'the transcript has no times'],
    ['is UTF-16', '{\0"\0', 'not a text file in UTF-8'],
  ])('is nothing when it %s', (_, source, reason) => {
    expect(() => saidIn(source, 'json')).toThrow(FormatError);
    expect(() => saidIn(source, 'json')).toThrow(reason);
  });

  it('is read in a time that grows with its length', () => {
    const words = timed('a '.repeat(30_000).trim(), 0);
    const segments = words.map(({ start, end }) => ({ start, end, text: 'a b' }));
    expect(json({ words, segments })).toHaveLength(30_000);
  });
});

describe('what is said in subtitles', () => {
  it('is told cue by cue, lines and tags joined, with their speakers', () => {
    const vtt =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Your <i>na</i>me?\n\n00:02.000 --> 00:03.000\n<v Caller>Mi<b>ra</b>\nOkafor\n';
    expect(saidIn(vtt, 'vtt')).toEqual([
      { text: 'Your name?', speaker: 'Agent', time: { start: 1, end: 2 } },
      { text: 'Mira Okafor', speaker: 'Caller', time: { start: 2, end: 3 } },
    ]);
    expect(saidIn('1\n00:00:01,000 --> 00:00:02,000\nCustomer: hi\n', 'srt')).toEqual([
      { text: 'Customer: hi', time: { start: 1, end: 2 } },
    ]);
  });
});
