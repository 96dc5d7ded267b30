import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../random.ts';

/** The gazetteers: names by country, and those of the US census by how usual they are (usual ones first). */
export interface Gazetteers {
  readonly countries: readonly string[];
  readonly forenames: ReadonlyMap<string, readonly string[]>;
  readonly surnames: ReadonlyMap<string, readonly string[]>;
  readonly censusFirst: readonly string[];
  readonly censusLast: readonly string[];
  readonly towns: readonly string[];
}

/** @param folder holds the gazetteers as listed in MODEL.md */
export function readGazetteers(folder: string): Gazetteers {
  const lines = (name: string): string[] =>
    readFileSync(join(folder, name), 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter(Boolean);
  const forenames = byCountry(lines('common-forenames-by-country.csv').slice(1), 10, 11);
  const surnames = byCountry(lines('common-surnames-by-country.csv').slice(1), 4, 5);
  const census = (name: string): string[] => lines(name).map((line) => capital(line.split(/\s+/)[0] ?? ''));
  const male = census('dist.male.first');
  const female = census('dist.female.first');
  const censusFirst = Array.from({ length: female.length }, (_, i) => [female[i], male[i]])
    .flat()
    .filter((name) => name !== undefined);
  return {
    countries: [...forenames.keys()],
    forenames,
    surnames,
    censusFirst: [...new Set(censusFirst)],
    censusLast: census('dist.all.last'),
    towns: lines('phileas-cities.txt').filter((town) => /^[A-Z][a-z]+( [A-Z][a-z]+)*$/.test(town)),
  };
}

function byCountry(rows: readonly string[], local: number, roman: number): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const cells = row.split(',');
    const country = cells[0] ?? '';
    const names = found.get(country) ?? [];
    for (const name of [cells[local], cells[roman]]) {
      if (name !== undefined && /^\p{L}[\p{L}\p{M}' -]+$/u.test(name) && !names.includes(name))
        names.push(name);
    }
    found.set(country, names);
  }
  return found;
}

export function capital(word: string): string {
  const lower = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  return lower.replace(/^(Mc)(\p{L})/u, (_, mc: string, letter: string) => mc + letter.toUpperCase());
}

export interface Person {
  readonly first: string;
  readonly last: string;
}

const particles = 'van,van der,van den,de,de la,del,di,da,dos,la,le,von,bin,ibn,al,el,ben,af,ten,St.'.split(
  ',',
);
const onsets = 'b,br,c,ch,d,dr,f,g,gr,h,j,k,kr,l,m,n,p,pr,r,s,sh,st,t,tr,v,w,y,z,th,kh,zh'.split(',');
const vowels = 'a,e,i,o,u,aa,ai,ei,ia,oo,ou,ya,eo'.split(',');
const codas = ',,,,n,r,s,l,m,t,k,sh,nd,rt,v,j,ng,ck,th'.split(',');

/** First names that are also a town, a land or an everyday word: what stands around must tell. */
const ambiguous =
  'Georgia,Virginia,Madison,Jordan,Chase,Austin,Brooklyn,Paris,Florence,Sydney,Charlotte,Israel,Carolina,Dakota,Savannah,Lincoln,Jackson,Houston,Kent,Chelsea,Milan,London,Hunter,Grace,Hope,Will,Mark,Bill,Rose,Lily,Dawn,April,May,June,Summer,Faith,Joy,Rich,Frank,Grant,Drew,Art,Rob,Jack,Pat,Ruby,Amber,Melody,Christian,Asia,India,China,Kenya,Cuba,Aurora,Lourdes,Salem,Trinidad,Valencia,Vienna,Adelaide,Dallas,Denver,Phoenix,Orlando'.split(
    ',',
  );

export class Names {
  readonly #gazetteers: Gazetteers;

  constructor(gazetteers: Gazetteers) {
    this.#gazetteers = gazetteers;
  }

  person(random: Random): Person {
    const { countries, censusFirst, censusLast } = this.#gazetteers;
    const kind = random.next();
    if (kind < 0.03) return { first: random.of(ambiguous), last: usual(random, censusLast, 2) };
    if (kind < 0.45) {
      const country = random.of(countries);
      return { first: this.#first(random, country), last: this.#last(random, country) };
    }
    if (kind < 0.85) return { first: usual(random, censusFirst, 2), last: usual(random, censusLast, 2) };
    if (kind < 0.93)
      return {
        first: this.#first(random, random.of(countries)),
        last: this.#last(random, random.of(countries)),
      };
    return { first: coined(random, 1, 3), last: coined(random, 1, 4) };
  }

  /** A full name in one of the ways people write it. */
  full(random: Random): string {
    const { first, last } = this.person(random);
    const second = this.person(random);
    const kind = random.next();
    if (kind < 0.56) return `${first} ${last}`;
    if (kind < 0.63) return `${first} ${second.first.charAt(0)}. ${last}`;
    if (kind < 0.65) return `${first} ${second.first.charAt(0)} ${last}`;
    if (kind < 0.68) return `${first} ${second.first} ${last}`;
    if (kind < 0.71) return `${first.charAt(0)}. ${last}`;
    if (kind < 0.72) return `${first.charAt(0)}. ${second.first.charAt(0)}. ${last}`;
    if (kind < 0.75) return `${first} ${last}-${second.last}`;
    if (kind < 0.77) return `${first}-${second.first} ${last}`;
    if (kind < 0.79) return `${first} ${last} ${second.last}`;
    if (kind < 0.83) return `${first} ${random.of(particles)} ${last}`;
    if (kind < 0.86)
      return `${first} ${random.of(["O'", 'Mc', 'Mac', "D'", 'O’', 'Fitz', 'Al-', 'El-'])}${last}`;
    if (kind < 0.88) return `${first} ${last} ${random.of(['Jr.', 'Sr.', 'III', 'II', 'Jr'])}`;
    if (kind < 0.89) return `${last} ${first}`;
    return `${first} ${last}`;
  }

  first(random: Random): string {
    return this.person(random).first;
  }

  last(random: Random): string {
    const { last } = this.person(random);
    const kind = random.next();
    if (kind < 0.04) return `${random.of(particles)} ${last}`;
    if (kind < 0.07) return `${random.of(["O'", 'Mc', 'Mac', "D'"])}${last}`;
    if (kind < 0.1) return `${last}-${this.person(random).last}`;
    return last;
  }

  surnameOf(random: Random, country: string): string {
    return this.#last(random, country);
  }

  town(random: Random): string {
    return random.of(this.#gazetteers.towns);
  }

  #first(random: Random, country: string): string {
    const names = this.#gazetteers.forenames.get(country);
    return names === undefined || names.length === 0
      ? usual(random, this.#gazetteers.censusFirst, 2)
      : random.of(names);
  }

  #last(random: Random, country: string): string {
    const names = this.#gazetteers.surnames.get(country);
    return names === undefined || names.length === 0
      ? usual(random, this.#gazetteers.censusLast, 2)
      : random.of(names);
  }
}

/** One of a list whose usual members come first; a higher power likes those more. */
function usual(random: Random, list: readonly string[], power: number): string {
  return list[Math.floor(random.next() ** power * list.length)] ?? list[0] ?? '';
}

/** A name in no list: the model must not lean on its lists alone. */
export function coined(random: Random, least: number, most: number): string {
  let name = '';
  for (let left = random.between(least, most); left > 0; left -= 1) {
    name += random.of(onsets) + random.of(vowels) + random.of(codas);
  }
  return capital(name);
}
