import { expect, it } from 'vitest';
import { fileIn } from './fileIn.ts';

it.each([
  [
    { kind: 'text', text: 'hello' },
    { kind: 'text', text: 'hello' },
  ],
  [
    { kind: 'image', mediaType: 'image/png', base64: 'AQI=' },
    { kind: 'image', mediaType: 'image/png', bytes: Uint8Array.of(1, 2) },
  ],
  // What can run or load is no picture, whatever is sealed.
  [{ kind: 'image', mediaType: 'image/svg+xml', base64: 'AQI=' }, null],
  [{ kind: 'page', text: '<p>' }, null],
  [undefined, null],
])('%j', (sealed, file) => {
  expect(fileIn(sealed)).toEqual(file);
});
