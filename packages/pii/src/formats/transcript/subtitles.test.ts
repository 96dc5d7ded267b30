import { describe, expect, it } from 'vitest';
import { FormatError } from '../formatError.ts';
import { redactText } from '../testSupport.ts';

const cue = (time: number, text: string): string =>
  `00:00:0${time}.000 --> 00:00:0${time + 1}.000\n${text}\n`;
const vtt = (...blocks: string[]): string => `WEBVTT\n\n${blocks.join('\n')}`;

describe('WebVTT', () => {
  it('finds a value that runs over cues, and keeps their times', () => {
    expect(redactText(vtt(cue(1, 'call me on 415'), cue(2, '555 2671 please')), 'vtt')).toBe(
      vtt(cue(1, 'call me on [PHONE]'), cue(2, ' please')),
    );
  });

  it('leaves no cue empty, which would end it', () => {
    expect(redactText(vtt(cue(1, 'on 415'), cue(2, '555 2671')), 'vtt')).toBe(
      vtt(cue(1, 'on [PHONE]'), cue(2, '\u2026')),
    );
  });

  it('takes speakers for persons, and what they are called out of all cues', () => {
    expect(
      redactText(
        vtt(cue(1, '<v Ada Lund>hello'), cue(2, '<v Agent>Hi Ada'), cue(3, '<v.loud Speaker 2>x')),
        'vtt',
      ),
    ).toBe(vtt(cue(1, '<v [PERSON]>hello'), cue(2, '<v Agent>Hi [PERSON]'), cue(3, '<v.loud Speaker 2>x')));
  });

  it.each([
    ['the header', 'WEBVTT a@b.example\n', 'WEBVTT [EMAIL]\n'],
    ['notes', vtt('NOTE to a@b.example\n'), vtt('NOTE to [EMAIL]\n')],
    ['style sheets', vtt('STYLE\n/* a@b.example */\n'), vtt('STYLE\n/* [EMAIL] */\n')],
    ['names of cues', vtt(`a@b.example\n${cue(1, 'x')}`), vtt(`[EMAIL]\n${cue(1, 'x')}`)],
    [
      'settings',
      vtt('00:01.000 --> 00:02.000 a@b.example\nx\n'),
      vtt('00:01.000 --> 00:02.000 [EMAIL]\nx\n'),
    ],
    ['tags', vtt(cue(1, 'Mi<c.x>ra</c>')), vtt(cue(1, '[PERSON]<c.x></c>'))],
    ['references', vtt(cue(1, 'a &amp; Okafor')), vtt(cue(1, 'a &amp; [PERSON]'))],
    ['classes of tags', vtt(cue(1, '<c.4111111111111111>x</c>')), vtt(cue(1, '<c.[CREDIT_CARD]>x</c>'))],
    ['classes of voices', vtt(cue(1, '<v.4155552671 Agent>x')), vtt(cue(1, '<v.[PHONE] Agent>x'))],
    ['tags that nobody knows', vtt(cue(1, '<x 4155552671>y')), vtt(cue(1, '<x [PHONE]>y'))],
    ['what looks like a tag', vtt(cue(1, '<a@b.example>')), vtt(cue(1, '&lt;[EMAIL]&gt;'))],
  ])('finds values in %s', (_, source, redacted) => {
    expect(redactText(source, 'vtt')).toBe(redacted);
  });

  it.each([
    'WEBVTT',
    vtt(),
    vtt(cue(1, '- a\n- b')).replaceAll('\n', '\r\n'),
    vtt(cue(1, ''), cue(2, '<00:00:02.500><c>x')),
  ])('keeps %j', (source) => {
    expect(redactText(source, 'vtt')).toBe(source);
  });

  it.each([
    ['hello', 'line 1: not WebVTT'],
    [vtt('mira okafor\n'), 'line 3: a cue without times'],
    [vtt(cue(1, 'x'), '00:01.000 --> 00:02.000\n'), 'line 6: ends inside a cue'],
    [vtt('00:01.000 --> 00:0'), 'line 3: a cue without times'],
  ])('withholds %j', (source, reason) => {
    expect(() => redactText(source, 'vtt')).toThrow(FormatError);
    expect(() => redactText(source, 'vtt')).toThrow(reason);
  });
});

describe('SubRip', () => {
  const srt = '1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Mi</i>ra & {\\an8}a@b.example\r\n\r\n';

  it('is read without references', () => {
    expect(redactText(srt, 'srt')).toBe(
      srt.replace('Mi</i>ra', '[PERSON]</i>').replace('a@b.example', '[EMAIL]'),
    );
  });

  it('is searched in what its tags say', () => {
    const said = redactText(srt.replace('<i>', '<font face="Mira Okafor" color="#ffffff">'), 'srt');
    expect(said).toContain('<font face="[PERSON]" color="#ffffff">');
  });

  it('is withheld without times', () => {
    expect(() => redactText('1\nmira\n', 'srt')).toThrow('line 1: a cue without times');
  });
});
