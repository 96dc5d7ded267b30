import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { untilHeard } from './cast.ts';
import { visitor } from './client.ts';

/** A server that serves nobody until it hears, and says how often it was asked. */
async function openDeaf() {
  let hears = false;
  let asked = 0;
  const listeners = new Set<(now: boolean) => void>();
  const server = createServer((_, response) => {
    asked += 1;
    response.statusCode = hears ? 200 : 503;
    response.end(JSON.stringify(hears ? { served: true } : { error: { code: 'cannot-hear' } }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked: () => asked,
    hearing: {
      hears: () => hears,
      onChange: (listener: (now: boolean) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    turn(now: boolean) {
      hears = now;
      for (const listener of listeners) listener(now);
    },
    listeners,
    close: () => new Promise((done) => server.close(done)),
  };
}

const who = { email: 'a@example.com', password: 'long', totpSecret: 'JBSWY3DPEHPK3PXP' };

describe('a visitor of a server that was too busy to hear', () => {
  it('asks anew once it hears, and not before', async () => {
    const deaf = await openDeaf();
    let waiting = 0;
    const heard = () => {
      waiting += 1;
      const answer = untilHeard(deaf.hearing);
      // What it does not hear again is no news.
      deaf.turn(false);
      deaf.turn(true);
      return answer;
    };
    const answer = await visitor(deaf.baseUrl, who, undefined, heard).get('/api/tickets');
    expect(answer).toEqual({ status: 200, json: { served: true } });
    expect([waiting, deaf.asked(), deaf.listeners.size]).toEqual([1, 2, 0]);
    await untilHeard(deaf.hearing);
    await deaf.close();
  });

  it('is told so where nobody waits for it', async () => {
    const deaf = await openDeaf();
    expect(await visitor(deaf.baseUrl, who).get('/api/tickets')).toMatchObject({ status: 503 });
    expect(deaf.asked()).toBe(1);
    await deaf.close();
  });
});
