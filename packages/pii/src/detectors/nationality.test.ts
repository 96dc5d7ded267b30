import { describe, expect, it } from 'vitest';
import { detect, newConversation } from '../index.ts';
import { nationality } from './nationality.ts';
import { foundIn } from './testSupport.ts';

describe('nationality', () => {
  it.each([
    ['I am Dutch', 'Dutch'],
    ["I'm originally Nigerian.", 'Nigerian'],
    ['im dutch', 'dutch'],
    ['he is Brazilian and lives here', 'Brazilian'],
    ["She's half Korean, half German", 'Korean'],
    ['My wife is a South African citizen.', 'South African'],
    ['Nationality: Dutch', 'Dutch'],
    ['my nationality is indian', 'indian'],
    ['{"ethnicity": "Kurdish"}', 'Kurdish'],
    ['a Dutch citizen', 'Dutch'],
    ['as a Sri Lankan national', 'Sri Lankan'],
    ['She travels on a French passport.', 'French'],
    ['a Dutch national living abroad', 'Dutch'],
    ['of Vietnamese descent', 'Vietnamese'],
    ['a Turkish woman called', 'Turkish'],
    ['the Norwegian singer', 'Norwegian'],
    ['my Greek grandmother', 'Greek'],
    ['a Swedish young man', 'Swedish'],
    ['He is a Dutchman.', 'Dutchman'],
    ['I am an Australian who lives abroad', 'Australian'],
    ['born in Recife, Brazilian, single', 'Brazilian'],
    ['Mira Okafor (Nigerian) won', 'Nigerian'],
    ['we are Peruvian', 'Peruvian'],
    ['my boyfriend is moroccan', 'moroccan'],
    ['he was Iranian by birth', 'Iranian'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(nationality, text)[0]).toBe(`NATIONALITY ${found}`);
  });

  it.each([
    'French fries please',
    'an Italian restaurant',
    'I am French fries',
    'I speak French',
    'i am english speaking',
    'do you take Swiss francs?',
    'Is the app in Spanish?',
    'the pizza is Italian',
    'Can I pay in Danish kroner?',
    'American Express was declined',
    'Indian rupees to British pounds',
    'my German bank account',
    'an English teacher',
    'polish the table',
    'languages: English, French, German',
    'Does the card work with Polish ATMs?',
    'The Dutch government',
    'a German national holiday',
    'under Dutch national law',
    'Thai food (Thai)',
  ])('passes over %j', (text) => {
    expect(foundIn(nationality, text)).toEqual([]);
  });

  it('reports the word alone to a strict reader', () => {
    expect(foundIn(nationality, 'an Italian restaurant', 0.3)).toEqual(['NATIONALITY Italian']);
  });

  it('is an answer when it was asked for', () => {
    const conversation = newConversation();
    conversation.turn('What is your nationality?', { speaker: 'agent' });
    const types = conversation.turn('Dutch', { speaker: 'customer' }).map(({ type }) => type);
    expect(types).toEqual(['NATIONALITY']);
  });

  it('goes under its own label', () => {
    expect(detect('I am Dutch.').map(({ type }) => type)).toEqual(['NATIONALITY']);
  });
});
