import { expect, it } from 'vitest';
import { between, shifted } from './painting.ts';

const box = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

it.each([
  ['moves', { x: 0.1 }, { x: 0.5, y: 0.4, width: 0.2, height: 0.2 }],
  ['stays inside', { x: 0.9, y: -0.9 }, { x: 0.8, y: 0, width: 0.2, height: 0.2 }],
  ['grows, and moves to have the room', { width: 0.7 }, { x: 0.1, y: 0.4, width: 0.9, height: 0.2 }],
  ['never vanishes', { height: -0.9 }, { x: 0.4, y: 0.4, width: 0.2, height: 0.02 }],
])('a box %s', (_, by, after) => {
  for (const [name, value] of Object.entries(after))
    expect(shifted(box, by)[name as keyof typeof after]).toBeCloseTo(value);
});

it('lies between its corners, whichever was set first', () => {
  const wanted = { x: 0.2, y: 0.1, width: 0.3, height: 0.4 };
  for (const found of [
    between([0.2, 0.1], [0.5, 0.5]),
    between([0.5, 0.5], [0.2, 0.1]),
    between([0.5, 0.1], [0.2, 0.5]),
  ])
    for (const [name, value] of Object.entries(wanted))
      expect(found[name as keyof typeof wanted]).toBeCloseTo(value);
});
