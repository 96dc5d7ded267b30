import { expect, it } from 'vitest';
import { flagsOf, type KnownMark } from './mark.ts';

const vip: KnownMark = { source: 'harbor', mark: 'vip', person: null, from: 10, until: null };
const ben: KnownMark = { ...vip, mark: 'colleague', person: 'per_ben' };
const access = { agent: 'per_ada', source: 'harbor', at: 20 };

it.each<[string, readonly KnownMark[], object, readonly string[]]>([
  ['nothing of a customer without a mark', [], {}, []],
  ['their mark', [vip], {}, ['vip']],
  ['both marks', [vip, { ...vip, mark: 'high-value' }], {}, ['vip', 'high-value']],
  ['one of two alike once', [vip, { ...vip, until: 30 }], {}, ['vip']],
  ['nothing before it was set', [vip], { at: 9 }, []],
  ['nothing once it ended', [{ ...vip, until: 20 }], {}, []],
  ['what counted then', [{ ...vip, until: 20 }], { at: 19 }, ['vip']],
  ['nothing of the same number in another source', [vip], { source: 'pier' }, []],
  ['any, where the source is not known', [vip], { source: null }, ['vip']],
  ['a colleague to others', [ben], {}, ['colleague']],
  ['themselves to the very person', [ben], { agent: 'per_ben' }, ['self']],
])('tells %s', (_, marks, changes, flags) => {
  expect(flagsOf(marks, { ...access, ...changes })).toEqual(flags);
});
