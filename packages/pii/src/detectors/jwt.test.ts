import { describe, expect, it } from 'vitest';
import { jwt } from './jwt.ts';
import { foundIn } from './testSupport.ts';

const header = 'eyJhbGciOiJIUzI1NiJ9';
const payload = 'eyJzdWIiOiJtaXJhIn0';

describe('jwt', () => {
  it.each([
    [`Bearer ${header}.${payload}.c2lnbmF0dXJl-_x.`, `${header}.${payload}.c2lnbmF0dXJl-_x`],
    [`cut off: ${header}.${payload}`, `${header}.${payload}`],
    [`"${header}.a.b.c.ddddddd"`, `${header}.a.b.c.ddddddd`],
  ])('finds in %j', (text, value) => {
    expect(foundIn(jwt, text)).toEqual([`JWT ${value}`]);
  });

  it.each(['eyJ', 'eyJ.abc.def', header, `x${header}.${payload}.abc`, 'keyJar.open().close()'])(
    'passes over %j',
    (text) => {
      expect(foundIn(jwt, text)).toEqual([]);
    },
  );
});
