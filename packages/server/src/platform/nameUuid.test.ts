import { expect, it } from 'vitest';
import { nameUuid } from './nameUuid.ts';

// As Python's uuid.uuid5(uuid.NAMESPACE_URL, name) has them.
it.each([
  ['http://example.com/', '0a300ee9-f9e4-5697-a51a-efc7fafaba67'],
  ['', '1b4db7eb-4057-5ddf-91e0-36dec72071f5'],
  ['party pty_harbor', '1bd1290a-21a0-59f5-828e-ceb2a6d0f9c3'],
])('%j', (name, uuid) => {
  expect(nameUuid(name)).toBe(uuid);
});
