import type { Random } from '../random.ts';
import { coined, type Names } from './names.ts';
import { countries, states } from './places.ts';
import { streetEndings, streetNamesOf, streetRules, type StreetRule } from './streets.ts';

export interface Address {
  /** street and house number, flat if any */
  readonly street: string;
  readonly town: string;
  /** town and postal code (and state) in the country's order */
  readonly townLine: string;
  readonly code: string;
  readonly country: string;
}

const flats =
  'Apt. N,Apt N,apt. N,Suite N,Ste N,Unit N,Flat N,#N,Apartment N,Floor N,Room N,Bldg ?,Apt ?N,N. stock,2nd floor,bât. ?'.split(
    ',',
  );

export function address(random: Random, names: Names): Address {
  const rule = random.chance(0.3) ? random.of(streetRules.slice(0, 4)) : random.of(streetRules);
  const home = countries.find(({ name }) => name === rule.name);
  const town = townOf(random, names, rule, home?.towns ?? []);
  const code = random.pattern(random.of(rule.codes));
  const state = random.of(states);
  const townLine = random
    .of(rule.towns)
    .replace(/\b[TZCM]\b|#/g, (sign) =>
      sign === 'T'
        ? town
        : sign === 'Z'
          ? code
          : sign === 'C'
            ? state.code
            : sign === 'M'
              ? state.name
              : String(random.between(1, 24)),
    );
  return { street: street(random, names, rule), town, townLine, code, country: rule.name };
}

export function street(random: Random, names: Names, rule: StreetRule = random.of(streetRules)): string {
  const form = filled(random, names, rule, random.of(rule.streets));
  if (!random.chance(0.12)) return form;
  const flat = random.of(flats).replace('N', number(random)).replace('?', random.pattern('?'));
  return random.chance(0.15) ? `${flat}, ${form}` : `${form}${random.of([', ', ' ', ', '])}${flat}`;
}

/** A street without its house number. */
export function streetName(random: Random, names: Names): string {
  const rule = random.chance(0.5) ? random.of(streetRules.slice(0, 4)) : random.of(streetRules);
  const forms = rule.streets.filter((form) => !/\d|-N|#/.test(form) && /~|S/.test(form));
  const form = forms.length === 0 ? 'N ~ Road' : random.of(forms);
  return filled(random, names, rule, form.replace(/,? ?(nr\.|No\.?:?|N\/N|N)(?=$| |,)/g, '').trim());
}

function filled(random: Random, names: Names, rule: StreetRule, form: string): string {
  return form.replace(/~(\p{L}*)|\bN\b|\bS\b|(?<=Ha)S|\?|\+|#(?=N)/gu, (sign, ending: string | undefined) => {
    if (sign === 'N') return number(random);
    if (sign === '?') return random.pattern('?');
    if (sign === '+') return random.of(streetEndings);
    if (sign === '#') return random.chance(0.5) ? '#' : '';
    if (sign === 'S') return surname(random, names, rule);
    const stem = random.chance(0.6)
      ? random.of(streetNamesOf(rule.country))
      : random.chance(0.6)
        ? surname(random, names, rule)
        : random.chance(0.3)
          ? names.first(random)
          : coined(random, 1, 3);
    return stem + (ending ?? '');
  });
}

function surname(random: Random, names: Names, rule: StreetRule): string {
  return names.surnameOf(random, rule.country);
}

function number(random: Random): string {
  const kind = random.next();
  if (kind < 0.5) return String(random.between(1, 199));
  if (kind < 0.8) return String(random.between(100, 9999));
  if (kind < 0.88) return `${random.between(1, 150)}${random.of(['A', 'B', 'a', 'b', 'C', ' A', 'c'])}`;
  if (kind < 0.92) return `${random.between(1, 99)}/${random.between(1, 40)}`;
  if (kind < 0.94) return `${random.between(1, 99)}-${random.between(1, 99)}`;
  return String(random.between(10000, 99999));
}

const fakeStarts = 'North,South,East,West,New,Lake,Port,'.split(',');
const fakeEnds =
  'bury,ville,town,mouth,ton,side,burgh,view,stad,chester,fort,haven,land,shire,furt,borough,port,berg,field,ford,wood,ham,dorf,heim,sund,vik,grad,ovo,ice,owo'.split(
    ',',
  );

function townOf(random: Random, names: Names, rule: StreetRule, towns: readonly string[]): string {
  const kind = random.next();
  if (kind < 0.4 && towns.length > 0) return random.of(towns);
  if (kind < 0.65 && rule.name === 'United States') return names.town(random);
  if (kind < 0.85) return madeUpTown(random, names);
  return shout(random, names.town(random));
}

/** As generators of test data name them, and villages in no list. */
export function madeUpTown(random: Random, names: Names): string {
  const kind = random.next();
  const base =
    kind < 0.5 ? names.person(random).first : kind < 0.7 ? names.person(random).last : coined(random, 1, 2);
  const stem = base.split(/[ -]/)[0] ?? base;
  return `${random.chance(0.35) ? `${random.of(fakeStarts)} ` : ''}${stem}${random.of(fakeEnds)}`.trim();
}

function shout(random: Random, town: string): string {
  return random.chance(0.15) ? town.toUpperCase() : town;
}
