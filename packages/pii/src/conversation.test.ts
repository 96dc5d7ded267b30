import { describe, expect, it } from 'vitest';
import { detect, detectTurns, newConversation } from './index.ts';

const values = (text: string, spans: readonly { start: number; end: number; type: string }[]): string[] =>
  spans.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

describe('a conversation', () => {
  it.each([
    ['may I have your date of birth?', '12 may 1990', 'DATE_OF_BIRTH 12 may 1990'],
    ['What are the last four digits of your SSN?', '5565', 'SSN 5565'],
    ['Please tell me your account number', 'lkd 521', 'ACCOUNT lkd 521'],
    ['and your zip code?', '62704', 'ZIP 62704'],
    ['your phone number please', '555 0134', 'PHONE 555 0134'],
    ['what is the password?', 'sunny 42', 'PASSWORD sunny 42'],
    ['the card number, please', '4821', 'CREDIT_CARD 4821'],
    ['What name is the reservation under?', 'Lindqvist', 'PERSON Lindqvist'],
    ['could you spell your surname', 'q u i s t', 'PERSON q u i s t'],
    ['your booking reference?', 'K7PQ2M', 'ACCOUNT K7PQ2M'],
    ['and when were you born?', 'ninth of may eighty one', 'DATE_OF_BIRTH ninth of may eighty one'],
  ])('the question %j says what %j is', (question, answer, found) => {
    const turns = [
      { text: question, speaker: 'agent' },
      { text: answer, speaker: 'customer' },
    ];
    expect(values(answer, detectTurns(turns)[1] ?? [])).toEqual([found]);
    expect(values(answer, detect(answer, { speaker: 'customer', previous: question }))).toEqual([found]);
  });

  it.each([
    ['my name is ajith', 'my ssn number is 8432'],
    ['my firm name is cr', 'good to hear'],
  ])('%j is no question, so that %j names nobody', (said, next) => {
    const [, second = []] = detectTurns([
      { text: said, speaker: 'customer' },
      { text: next, speaker: 'agent' },
    ]);
    expect(second.filter(({ type }) => type === 'PERSON')).toEqual([]);
  });

  it('takes a bare number for a value in a turn only', () => {
    expect(detect('4821')).toEqual([]);
    expect(values('4821', newConversation().turn('4821'))).toHaveLength(1);
  });

  it('a question of the same speaker labels nothing', () => {
    const turns = [
      { text: 'my account number?', speaker: 'customer' },
      { text: '482', speaker: 'customer' },
    ];
    expect(detectTurns(turns)[1]?.[0]?.type).toBe('ACCOUNT');
    expect(
      detectTurns([
        { text: 'your zip code?', speaker: 'a' },
        { text: '4821', speaker: 'a' },
      ])[1]?.[0]?.type,
    ).not.toBe('ZIP');
  });

  it('takes the options of detect, and known values', () => {
    const conversation = newConversation({
      known: [{ type: 'PERSON', value: 'Mira Okafor' }],
      types: ['PERSON'],
    });
    expect(values('mira 4821', conversation.turn('mira 4821'))).toEqual(['PERSON mira']);
  });

  it('a question only raises scores: what is found without it is found with it', () => {
    const text = 'write to mira@mail.example, card 4111 1111 1111 1111';
    const alone = detect(text, { speaker: 'customer' });
    const asked = detect(text, { speaker: 'customer', previous: 'how much was it, in dollars?' });
    for (const one of alone) {
      expect(
        asked.some(({ start, end, score }) => start <= one.start && end >= one.end && score >= one.score),
      ).toBe(true);
    }
  });

  it.each([
    ['May I have your name?', 'Lee', 'PERSON Lee'],
    ['who am I speaking with?', 'grace', 'PERSON grace'],
    ['Can I get your full name please', 'sure its will young', 'PERSON will young'],
    ['your name, please', 'Summer', 'PERSON Summer'],
  ])('after %j, %j is a name', (question, answer, found) => {
    const turns = [
      { text: question, speaker: 'agent' },
      { text: answer, speaker: 'customer' },
    ];
    expect(values(answer, detectTurns(turns)[1] ?? [])).toEqual([found]);
  });

  it.each([
    ['May I have your name?', 'yes sure'],
    ['May I have your name?', 'why?'],
    ['May I have your name?', 'one moment please'],
    ['the name of the plan?', 'will it cost more'],
  ])('after %j, nothing is found in %j', (question, answer) => {
    const turns = [
      { text: question, speaker: 'agent' },
      { text: answer, speaker: 'customer' },
    ];
    expect(detectTurns(turns)[1]).toEqual([]);
  });

  it('finds a name again that an earlier turn told of, and not in another conversation', () => {
    const later = 'then blixenfeld hung up on us';
    const conversation = newConversation();
    conversation.turn('My name is Mira Blixenfeld.', { speaker: 'customer' });
    expect(values(later, conversation.turn(later, { speaker: 'agent' }))).toEqual(['PERSON blixenfeld']);
    expect(newConversation().turn(later, { speaker: 'agent' })).toEqual([]);
  });
});
