import { expect, it } from 'vitest';
import { comesFrom } from './joining.ts';

it.each([
  [1, ['c'], true, 'is still to be made'],
  [1, ['c', 'd'], true, 'are still to be made'],
  [1, ['b'], false, 'is under way, begun before it was asked for'],
  [1, ['a'], false, 'was made before'],
  [1, ['a', 'd'], false, 'was made in part'],
  [1, ['x'], false, 'is not in it'],
  [3, ['a', 'b', 'c', 'd'], true, 'is the same once more'],
  [3, ['d', 'c', 'b', 'a'], true, 'is the same in another order'],
  [0, ['a', 'b', 'c', 'd', 'e'], false, 'is more than it'],
])('with %i made, %j comes from it: %s, it %s', (made, asked, comes) => {
  expect(comesFrom({ tests: ['a', 'b', 'c', 'd'], made }, asked)).toBe(comes);
});
