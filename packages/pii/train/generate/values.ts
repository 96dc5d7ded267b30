import type { Random } from '../random.ts';
import type { Names } from './names.ts';

/** Numbers, keys and other values in the forms people and machines write them. All of chance. */

const phones =
  '(###) ###-####,###-###-####,###.###.####,### ### ####,##########,+1 ### ### ####,+1-###-###-####,1-###-###-####,001-###-###-####,###-###-####x###,(###)###-####x####,+44 #### ######,0#### ######,+44(0)#### ######,+49 ### #######,0## #######,+33 # ## ## ## ##,0# ## ## ## ##,+39 ### #######,0### #######,+48 ### ### ###,+61 # #### ####,(0#) #### ####,+91 ##### #####,+351 ### ### ###,(##) ####-####,+55 ## #####-####,+7 ### ###-##-##,8 (###) ###-##-##,+46 ##-### ## ##,+45 ## ## ## ##,### ####'.split(
    ',',
  );

export function phone(random: Random): string {
  return random.pattern(random.of(phones)).replace(/^0?0/, random.chance(0.5) ? '0' : '$&');
}

const accounts =
  '########,##########,######,####,???######,??-######,ORD-#####,#####-#####,INV-######,AC######,CASE-######,T-#####,?######,##-####-##,EMP-#####,CLM-####-####,???###,?#?#?#,######??,***-****-***,????####,#########,???? ####,POL#######,##-#######,##-#######,?########,MRN-#######,?? ###,?# ## ??,## ? ##,? ## ? ##,??? #########'.split(
    ',',
  );

export function account(random: Random): string {
  const found = random.pattern(random.of(accounts));
  return random.chance(0.3) ? found.toLowerCase() : found;
}

export function card(random: Random): string {
  return random.pattern(
    random.of([
      '4### #### #### ####',
      '5###-####-####-####',
      '4###############',
      '3### ###### #####',
      '6011############',
      '################',
      '############',
    ]),
  );
}

export function ssn(random: Random): string {
  return random.pattern(
    random.of(['###-##-####', '###-##-####', '### ## ####', '#########', '####', '####']),
  );
}

export function iban(random: Random): string {
  return random.pattern(
    random.of([
      'DE## #### #### #### #### ##',
      'GB##NWBK##############',
      'FR##########?########## ##',
      'PL## #### #### #### #### #### ####',
      'IT##?#####################',
      'CH#######################',
    ]),
  );
}

export function ip(random: Random): string {
  const part = (): number => random.between(1, 254);
  return `${part()}.${part()}.${part()}.${part()}`;
}

const hosts =
  'gmail.com,yahoo.com,hotmail.com,outlook.com,icloud.com,example.com,example.org,mail.example,gmx.de,rediffmail.com,proton.me,acme.example'.split(
    ',',
  );

export function email(random: Random, names: Names): string {
  const { first, last } = names.person(random);
  const plain = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase() || 'me';
  const f = plain(first);
  const l = plain(last);
  const local = random.of([
    `${f}.${l}`,
    `${f}${l}`,
    `${f.charAt(0)}${l}`,
    `${f}_${l}`,
    `${f}${random.below(1000)}`,
    `${l}.${f}`,
    `${f}.${l}${random.below(100)}`,
  ]);
  return `${local}@${random.of(hosts)}`;
}

/** An address as voice and old chat systems leave it: no "@", no stop. */
export function spokenEmail(random: Random, names: Names): string {
  const found = email(random, names);
  const [local = '', host = ''] = found.split('@');
  const kind = random.next();
  if (kind < 0.35) return `${local.replace(/[._]/g, '')}${host.replace(/\./g, '')}`;
  if (kind < 0.6) return `${local.replace(/[._]/g, '').replace(/(\d+)$/, ' $1')} ${host.replace(/\./g, '')}`;
  if (kind < 0.85)
    return `${local.replace(/\./g, ' dot ').replace(/_/g, ' underscore ')} at ${host.replace(/\./g, ' dot ')}`;
  return `${local}(at)${host}`;
}

export function username(random: Random, names: Names): string {
  const { first, last } = names.person(random);
  const plain = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase() || 'user';
  const f = plain(first);
  const l = plain(last);
  const word = random.of([
    'shadow',
    'dragon',
    'pixel',
    'coffee',
    'moon',
    'turbo',
    'mister',
    'the_real',
    'ninja',
    'sunny',
  ]);
  return random.of([
    f + l,
    `${f}.${l}`,
    `${f}_${l}${random.below(100)}`,
    `${f.charAt(0)}${l}`,
    `${f}${random.below(10000)}`,
    `${l}${random.below(100)}`,
    `${word}${random.below(1000)}`,
    `${word}_${f}`,
    `${f}-${word}`,
    `x${f}x`,
    f,
    `${f}${l}${random.below(1000)}`,
  ]);
}

export function password(random: Random): string {
  const signs = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!@#$%^&*-_+';
  const kind = random.next();
  if (kind < 0.5)
    return Array.from({ length: random.between(7, 16) }, () => signs.charAt(random.below(signs.length))).join(
      '',
    );
  const word = random.of([
    'sunshine',
    'Summer',
    'Welcome',
    'monkey',
    'qwerty',
    'Football',
    'letmein',
    'pass',
    'Tiger',
    'rainbow',
    'dolphin',
    'hello',
  ]);
  if (kind < 0.85)
    return `${word}${random.of(['', '!', '#', '@', '_'])}${random.below(10000)}${random.of(['', '!', '$'])}`;
  return random.pattern(random.of(['######', '####', '??##', '## ??']));
}

const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
);
export const weekdays = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(',');

export function date(random: Random): string {
  const day = random.between(1, 28);
  const month = random.between(1, 12);
  const year = random.between(1940, 2026);
  const two = (value: number): string => String(value).padStart(2, '0');
  const name = random.of(months);
  return random.of([
    `${year}-${two(month)}-${two(day)}`,
    `${two(month)}/${two(day)}/${year}`,
    `${day}.${month}.${year}`,
    `${name} ${day}, ${year}`,
    `${day} ${name} ${year}`,
    `${name} ${day}`,
    `${day} ${name.slice(0, 3)}`,
    random.of(weekdays),
    `${name} ${year}`,
    'yesterday',
    'last week',
    `${month}/${day}`,
  ]);
}

export function month(random: Random): string {
  return random.of(months);
}

export function time(random: Random): string {
  const hour = random.between(0, 23);
  const minute = String(random.below(60)).padStart(2, '0');
  return random.of([
    `${hour}:${minute}`,
    `${hour % 12 || 12}:${minute} pm`,
    `${hour % 12 || 12}am`,
    `${String(hour).padStart(2, '0')}:${minute}:00`,
    `${hour % 12 || 12} o'clock`,
  ]);
}

export function amount(random: Random): string {
  const value = random.of([random.between(1, 99), random.between(100, 999), random.between(1000, 99999)]);
  return random.of([
    `$${value}`,
    `${value} dollars`,
    `£${value}.${random.between(10, 99)}`,
    `€${value}`,
    `${value} EUR`,
    `USD ${value}`,
    `${value} rupees`,
    `${value}.00`,
    `${value} kr`,
    `${value}`,
  ]);
}
