import { describe, expect, it } from 'vitest';
import { detectTurns, newConversation } from './index.ts';

/** The values of the last turn, as "TYPE value". */
function last(lines: readonly string[], options = {}): string[] {
  const turns = lines.map((line) => {
    const [speaker = '', text = ''] = line.split(': ');
    return { speaker, text };
  });
  const text = turns.at(-1)?.text ?? '';
  return (detectTurns(turns, options).at(-1) ?? []).map(
    ({ type, start, end }) => `${type} ${text.slice(start, end)}`,
  );
}

const asked = 'a: your order number, please';

describe('a number given in several turns', () => {
  it.each([
    [[asked, 'c: 7731', 'a: go on', 'c: dash 88'], 'ACCOUNT 88'],
    [[asked, 'c: it is 7731', 'c: 88'], 'ACCOUNT 88'],
    [[asked, 'c: 7731', 'a: yes', 'c: and then 4 2'], 'ACCOUNT 4 2'],
    [[asked, 'c: 7731', 'a: ok', 'c: four two'], 'ACCOUNT four two'],
    [[asked, 'c: 7731', 'a: 7731', 'c: 88', 'a: got it', 'c: 9'], 'ACCOUNT 9'],
    [[asked, 'c: 7731', 'a: did you say 7731? what comes then?', 'c: slash 12'], 'ACCOUNT 12'],
  ])('%# goes on', (lines, found) => {
    expect(last(lines)).toEqual([found]);
  });

  it.each([
    [[asked, 'c: 7731', 'a: how many tickets?', 'c: 2']],
    [[asked, 'c: 7731', 'a: go on', 'c: i need 2 tickets']],
    [[asked, 'c: 7731 is all I have', 'a: go on', 'c: 12']],
    [[asked, 'c: 7731', 'a: go on', 'c: thanks', 'a: go on', 'c: 12']],
    [['c: hello', 'a: go on', 'c: 12']],
    [[asked, 'c: 7731', 'a: and', 'd: 12']],
  ])('%# does not', (lines) => {
    expect(last(lines)).toEqual([]);
  });

  it('follows the wanted types and the least score', () => {
    const lines = [asked, 'c: 7731', 'a: go on', 'c: dash 88'];
    expect(last(lines, { types: ['PHONE'] })).toEqual([]);
    expect(last(lines, { minScore: 0.7 })).toEqual([]);
  });

  it('needs to know who speaks', () => {
    const conversation = newConversation();
    conversation.turn('my order number is 7731');
    expect(conversation.turn('12')).toEqual([]);
  });
});
