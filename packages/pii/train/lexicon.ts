import { LOWER, scan, SYMBOL, WORD, newScan } from '../src/scan.ts';
import * as bits from '../src/tagger/lexicon.ts';
import { companySuffixes } from './generate/company.ts';
import type { Example } from './generate/fill.ts';
import type { Gazetteers } from './generate/names.ts';
import { countries, otherCountryNames, states } from './generate/places.ts';
import { streetEndings, streetRules } from './generate/streets.ts';

const streetWords =
  'street st avenue ave road rd lane ln drive dr court ct boulevard blvd way place pl circle cir terrace trail parkway pkwy highway hwy square crescent close grove mews gardens row walk wharf quay parade esplanade alley loop run crossing apt apartment suite ste unit flat floor building bldg block blk house plot sector nagar colony layout marg cross strasse str weg platz allee gasse ring damm ufer rue avenue boulevard place impasse chemin cours quai allee calle c avda avenida plaza paseo ronda camino carrer carretera rua travessa praca largo estrada alameda via viale piazza corso vicolo strada contrada ul ulica aleja al os pl utca u ut ter krt korut strada str bulevardul bd ulitsa prospekt per vul gata gatan vagen veien vegen vei vej gade alle straede katu tie kuja polku straat laan plein gracht kade dijk steenweg sokak sk cad caddesi mah jalan jl jln lorong gang soi thanon lu jie ro gil dong cho ku brgy box postfach po'.split(
    ' ',
  );
const titleWords =
  'mr mrs ms miss dr prof professor sir madam herr frau senor senora sra monsieur mme signor rev hon capt captain judge doctor inspector nurse president senator king queen prince coach'.split(
    ' ',
  );
const calendarWords =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today tomorrow yesterday'.split(
    ' ',
  );
const tradeWords =
  'bank insurance airlines airways telecom energy foods motors systems software solutions technologies technology industries logistics pharma consulting capital media studios records hotel resort restaurant cafe store stores market university college school hospital clinic institute foundation association council ministry department agency bureau club fc united group holdings international services club party league'.split(
    ' ',
  );

const businessWords =
  'card cards account accounts transfer transfers top topup payment payments pay paid app currency currencies exchange fee fees charge charged atm money bank cash withdrawal withdraw refund balance statement limit pin declined support supported accepted rate deposit cheque subscription order orders delivery deliver ship shipping purchase cost costs branch branches service virtual disposable physical identity verification'.split(
    ' ',
  );
const askingWords =
  'can could do does is are will would what which how why when where who may might should need want like help'.split(
    ' ',
  );

/** The words of a text as scanned, lower case folded: their hashes. */
function hashes(text: string): number[] {
  const found = scan(text);
  const words: number[] = [];
  for (let i = 0; i < found.count; i += 1) {
    if (found.kind[i] === WORD && (found.end[i] ?? 0) - (found.start[i] ?? 0) > 1)
      words.push(found.hash[i] ?? 0);
  }
  return words;
}

/** Groups of word hashes by what they are known as: what `newLexicon` is made of. */
export function buildLexicon(
  gazetteers: Gazetteers,
  examples: readonly Example[],
  words: readonly string[],
): Map<number, number[]> {
  const known = new Map<number, number>();
  const level = (word: string, field: number, value: number): void => {
    for (const hash of hashes(word)) {
      const now = known.get(hash) ?? 0;
      if (((now >> field) & 3) < value) known.set(hash, (now & ~(3 << field)) | (value << field));
    }
  };
  const flag = (word: string, bit: number): void => {
    for (const hash of hashes(word)) known.set(hash, (known.get(hash) ?? 0) | bit);
  };
  gazetteers.censusFirst.forEach((name, rank) =>
    level(name, bits.firstName, rank < 400 ? 3 : rank < 1600 ? 2 : 1),
  );
  gazetteers.censusLast
    .slice(0, 30000)
    .forEach((name, rank) => level(name, bits.lastName, rank < 1000 ? 3 : rank < 8000 ? 2 : 1));
  for (const names of gazetteers.forenames.values()) for (const name of names) level(name, bits.firstName, 2);
  for (const names of gazetteers.surnames.values()) for (const name of names) level(name, bits.lastName, 2);
  for (const { name, people, towns } of countries) {
    flag(name, bits.country);
    flag(people, bits.country);
    for (const town of towns) flag(town, bits.town);
  }
  for (const name of otherCountryNames) flag(name, bits.country);
  for (const { name, code } of states) flag(`${name} ${code}`, bits.country);
  for (const town of gazetteers.towns) if (!town.includes(' ')) flag(town, bits.town);
  for (const word of streetWords) flag(word, bits.street);
  for (const { streets } of streetRules)
    for (const form of streets) for (const word of form.match(/\p{L}{3,}/gu) ?? []) flag(word, bits.street);
  for (const word of streetEndings) flag(word, bits.street);
  for (const suffix of companySuffixes) if (/^[A-Z]\w+\.?$/.test(suffix)) flag(suffix, bits.company);
  for (const word of tradeWords) flag(word, bits.company);
  for (const word of businessWords) flag(word, bits.business);
  for (const word of askingWords) flag(word, bits.asking);
  for (const word of titleWords) flag(word, bits.title);
  for (const word of calendarWords) flag(word, bits.calendar);
  countPlain(examples, words, known);
  const groups = new Map<number, number[]>();
  for (const [hash, value] of known) {
    if (value === 0) continue;
    const group = groups.get(value) ?? [];
    group.push(hash);
    groups.set(value, group);
  }
  return groups;
}

/** How usual each word is outside values, and which are hardly ever in one. */
function countPlain(
  examples: readonly Example[],
  words: readonly string[],
  known: Map<number, number>,
): void {
  const out = new Map<number, number>();
  const small = new Map<number, number>();
  const inside = new Map<number, number>();
  const add = (counts: Map<number, number>, hash: number): void =>
    void counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const scanned = newScan(256);
  for (const { text, spans } of examples) {
    scan(text, scanned);
    for (let i = 0; i < scanned.count; i += 1) {
      if (scanned.kind[i] === SYMBOL) continue;
      const start = scanned.start[i] ?? 0;
      const hash = scanned.hash[i] ?? 0;
      if (spans.some((span) => span.start <= start && start < span.end)) add(inside, hash);
      else {
        add(out, hash);
        if (scanned.case[i] === LOWER) add(small, hash);
      }
    }
  }
  const usual = (hash: number, level: number): void => {
    const now = known.get(hash) ?? 0;
    if (((now >> bits.plainWord) & 3) < level)
      known.set(hash, (now & ~(3 << bits.plainWord)) | (level << bits.plainWord));
  };
  for (const word of words) for (const hash of hashes(word)) usual(hash, 1);
  for (const [hash, count] of small) {
    const within = inside.get(hash) ?? 0;
    if (count > 1 && count > within * 3) usual(hash, count >= 800 ? 3 : count >= 60 ? 2 : 1);
  }
  for (const [hash, count] of out) {
    if (count >= 30 && (inside.get(hash) ?? 0) / count < 0.004)
      known.set(hash, (known.get(hash) ?? 0) | bits.plain);
  }
}
