import { expect, it } from 'vitest';
import { signalsOf, type Known, type Seen, type SignalKind } from './judge.ts';

const known: Known = {
  devices: new Set(['desk']),
  networks: new Set(['net-1']),
  countries: new Set(['PH']),
};
const nothing: Known = { devices: new Set(), networks: new Set(), countries: new Set() };
const desk: Seen = { device: 'desk', network: 'net-1', listed: 'own-site', country: 'PH', factorKnown: true };

it.each<[string, Partial<Seen>, Known, readonly SignalKind[]]>([
  ['the same desk', {}, known, []],
  [
    'a first sign-in, from whatever',
    { device: null, network: 'x', listed: 'unlisted', country: 'RU' },
    nothing,
    [],
  ],
  ['a desktop that forgot its cookie over night', { device: null }, known, []],
  ['a colleague’s desk', { device: 'other' }, known, []],
  ['another range of the own site', { network: 'net-2' }, known, []],
  [
    'a desk of the site, with a factor enrolled a moment ago',
    { device: null, factorKnown: false },
    known,
    ['new-device'],
  ],
  [
    'a range of the whole vendor, for the first time',
    { device: null, network: 'net-3', listed: 'party' },
    known,
    ['new-network'],
  ],
  ['a range of the whole vendor, again', { device: null, listed: 'party' }, known, []],
  ['another country', { country: 'CO' }, known, ['new-country']],
  ['a country that is not known', { country: null }, known, []],
  ['a country, where none was known before', { country: 'CO' }, { ...known, countries: new Set() }, []],
  [
    'at home, where no list is kept, with the known laptop',
    { network: '192.0.2.1', listed: 'unlisted' },
    known,
    ['new-network'],
  ],
  [
    'at home, with another laptop',
    { device: 'x', network: 'net-1', listed: 'unlisted' },
    known,
    ['new-device'],
  ],
  [
    'from anywhere, with anything',
    { device: null, network: '192.0.2.1', listed: 'unlisted', country: 'RU' },
    known,
    ['new-device', 'new-network', 'new-country'],
  ],
])('judges %s', (_, changes, earlier, signals) => {
  expect(signalsOf({ ...desk, ...changes }, earlier)).toEqual(signals);
});
