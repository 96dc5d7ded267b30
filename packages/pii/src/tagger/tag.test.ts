import { describe, expect, it } from 'vitest';
import { scan } from '../scan.ts';
import { defaultMinScore } from '../span.ts';
import { newTagger, tagger } from './index.ts';

/** What is found in a text at the default line: "TYPE value". */
function found(text: string): string[] {
  return tagger
    .find(text, scan(text))
    .filter(({ score }) => score >= defaultMinScore)
    .sort((a, b) => a.start - b.start)
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

const people: readonly (readonly [string, readonly string[]])[] = [
  ['My name is Mira Okafor and I need a refund.', ['Mira Okafor']],
  ['Hello, this is Tomasz Wiśniewski speaking.', ['Tomasz Wiśniewski']],
  ['Hi, I am Ngozi.', ['Ngozi']],
  ["I'm calling for Siobhan O'Leary.", ["Siobhan O'Leary"]],
  ['Dear Mr. Abernathy, thank you for your letter.', ['Abernathy']],
  ['Please ask for Dr. Keiko Yamamoto.', ['Keiko Yamamoto']],
  ['Regards,\nLuis Fernández García', ['Luis Fernández García']],
  ['The account holder is Jan van der Berg.', ['Jan van der Berg']],
  ['Customer: Fatima El-Sayed', ['Fatima El-Sayed']],
  ['Spoke with Priya Raman and Lars Nilsson yesterday.', ['Priya Raman', 'Lars Nilsson']],
  ['THE PARCEL FOR HANNAH BECKER IS LATE', ['HANNAH BECKER']],
  ['my name is mira okafor', ['mira okafor']],
  ['name viswanath and ssn 4821', ['viswanath']],
  ['hi this is daniel here', ['daniel']],
  ['thanks maria, that worked', ['maria']],
  ['full name anjali deshpande', ['anjali deshpande']],
  ['keerthana', ['keerthana']],
  ['robert porter', ['robert porter']],
  ['name="Ines Marković" id=12', ['Ines Marković']],
  ['From: Greta Lindqvist <greta@mail.example>', ['Greta Lindqvist']],
];

const places: readonly (readonly [string, string])[] = [
  ['I live in Rotterdam.', 'Rotterdam'],
  ['We moved from Hyderabad to the coast.', 'Hyderabad'],
  ['one ticket from oslo please', 'oslo'],
  ['She was born in São Paulo.', 'São Paulo'],
  ['mumbai to chennai', 'chennai'],
  ['He studied in Cairo and never came back.', 'Cairo'],
];

const addresses: readonly (readonly [string, string])[] = [
  ['My address is 42 Maple Street, Springfield, IL 62704.', '42 Maple Street, Springfield, IL 62704'],
  ['ship it to 9 harbour lane, leeds', '9 harbour lane'],
  ['Please deliver to Lindenstraße 14, 50674 Köln.', 'Lindenstraße 14, 50674 Köln'],
  ['Her new address: Via Garibaldi 33, 20121 Milano', 'Via Garibaldi 33, 20121 Milano'],
  ['Rua das Flores, 210\n4050-262 Porto', 'Rua das Flores, 210\n4050-262 Porto'],
  ['Meet me at 12 rue Victor Hugo, 69002 Lyon.', '12 rue Victor Hugo, 69002 Lyon'],
  ['ul. Polna 7/3, 00-625 Warszawa', 'ul. Polna 7/3, 00-625 Warszawa'],
  ['Calle Mayor, 18, 28013 Madrid', 'Calle Mayor, 18, 28013 Madrid'],
  ['address 297 grant avenue auburn ny 13021', '297 grant avenue auburn ny 13021'],
  ['Storgatan 5, 111 22 Stockholm', 'Storgatan 5, 111 22 Stockholm'],
];

const companies: readonly (readonly [string, string])[] = [
  ['I work for Brightwater Logistics Ltd in Leeds.', 'Brightwater Logistics Ltd'],
  ['She resigned from Okafor, Lund and Partners.', 'Okafor, Lund and Partners'],
  ['The invoice came from Kessler GmbH.', 'Kessler GmbH'],
  ['He studied at the University of Bologna.', 'University of Bologna'],
];

const clean: readonly string[] = [
  'How do I top up my card?',
  'my transfer has not arrived',
  'Why was I charged a fee of 3.50?',
  'i want to change my pin',
  'Can I use the card abroad?',
  'the jacket is too small, can i return it',
  'Thank you very much, have a nice day!',
  'Will it work with my old charger?',
  'May I ask when it will arrive?',
  'is breakfast included',
  'Monday to Friday, 9 am to 5 pm',
  'Error: connection refused, retry in 30 s',
  '{"status":"ok","count":12,"items":[]}',
  'PLEASE READ THE TERMS CAREFULLY',
  'it says error 404',
  'what is the interest rate on a loan',
  'Dear customer, your refund was issued.',
  'i never received the code',
  'do you support apple pay and google pay',
  'the router light is blinking red',
  'Bill for May is wrong',
  'at least five of us saw it',
  'The manual says RFC 2616 but the server answers HTTP 500',
];

describe('tagger', () => {
  it.each(people)('finds the people of %j', (text, names) => {
    const persons = found(text).filter((span) => span.startsWith('PERSON '));
    expect(persons).toEqual(names.map((name) => `PERSON ${name}`));
  });

  it.each(places)('finds the place of %j', (text, place) => {
    expect(found(text)).toContain(`LOC ${place}`);
  });

  it.each(addresses)('finds the address of %j', (text, address) => {
    expect(found(text).join()).toContain(`ADDRESS ${address}`);
  });

  it.each(companies)('finds the company of %j', (text, company) => {
    expect(found(text)).toContain(`ORG ${company}`);
  });

  it.each(clean)('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('finds more at a lower score, and what it finds by default is still there', () => {
    const text = 'lorem wexford asked korrin about the blixen of sandoval yesterday';
    const all = tagger.find(text, scan(text));
    const sure = all.filter(({ score }) => score >= defaultMinScore);
    expect(all.length).toBeGreaterThan(sure.length);
  });

  it('leaves what a number is called out of the number', () => {
    const text = 'cvv 123';
    expect(tagger.find(text, scan(text)).map(({ start }) => start)).not.toContain(0);
  });

  it('knows a name of an earlier turn where nothing else says it is one', () => {
    const next = 'then blixenfeld hung up on us';
    const conversation = newTagger(new Set());
    const first = 'My name is Mira Blixenfeld.';
    conversation.find(first, scan(first));
    const mentions = conversation.find(next, scan(next)).filter(({ start }) => start === 5);
    expect(mentions.some(({ type, score }) => type === 'PERSON' && score >= defaultMinScore)).toBe(true);
  });

  it('begins a name at the invisible characters before it', () => {
    expect(found('profile of \u202eMira Okafor\u202c today')).toEqual(['PERSON \u202eMira Okafor\u202c']);
  });

  it('takes a name with invisible characters or look-alikes in it for the same name', () => {
    expect(found('My name is Mi\u200bra Oka\u200dfor.')).toEqual(['PERSON Mi\u200bra Oka\u200dfor']);
    expect(found('My name is Mіra Okаfor.')).toEqual(['PERSON Mіra Okаfor']);
  });
});
