import { afterAll, beforeAll, expect, it } from 'vitest';
import { fresh, openScimScene, USER, type ScimScene } from '../../support/scim.ts';

/* The live log of a directory's requests: whoever loses the line and comes back misses none. WHATWG HTML section 9.2. */

let scene: ScimScene;
beforeAll(async () => {
  scene = await openScimScene();
});
afterAll(() => scene.close());

it('goes on after the last event that the client has', async () => {
  const client = await scene.client();
  const watching = await scene.enter(client.party, 'vendor-admin');
  const line = async (after: number | undefined, rows: number): Promise<readonly number[]> => {
    const stop = new AbortController();
    const { body } = await fetch(`${scene.baseUrl}/api/vendors/${client.party}/directory/stream`, {
      headers: {
        cookie: watching.cookie(),
        ...(after !== undefined && { 'last-event-id': String(after) }),
      },
      signal: stop.signal,
    });
    if (body === null) throw new Error('no stream');
    let text = '';
    const ids = () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    for await (const part of body.pipeThrough(new TextDecoderStream())) {
      text += part;
      if (ids().length >= rows) break;
    }
    stop.abort();
    return ids();
  };
  const ask = () =>
    client.post('/Users', {
      schemas: [USER],
      userName: fresh('user'),
      emails: [{ value: `${fresh('m')}@v.example` }],
    });

  await ask();
  const [first = 0] = await line(0, 1);
  // Nobody listens while these come.
  await ask();
  await ask();
  const missed = await line(first, 2);
  expect(missed).toHaveLength(2);
  expect(missed.every((id) => id > first)).toBe(true);
});
