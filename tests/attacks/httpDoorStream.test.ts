import { request, type ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDoorScene, type DoorScene, type Way } from './doorScene.ts';

/* A list that is longer than memory: what one piece of it needs is all that is needed, whoever is slow. */

const MIB = 1024 * 1024;
const LIST = 64 * MIB;

let door: DoorScene;
let way: Way;
/** Bytes that the API has handed to its socket. */
let sent = 0;

beforeAll(async () => {
  door = await openDoorScene();
  way = await door.wayIn();
});
afterAll(() => door.close());
afterEach(() => {
  door.api.instead = null;
  sent = 0;
});

async function write(response: ServerResponse, text: string): Promise<void> {
  sent += text.length;
  if (response.write(text)) return;
  await new Promise<void>((done) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      done();
    };
    response.on('drain', go).on('close', go);
  });
}

/** The API answers a list with a list of this size, of records of some 6 KB, as fast as it is read. */
function longList(form: 'array' | 'lines'): void {
  const customer = door.shopCustomer(way.bound.customer.id);
  const one = JSON.stringify({ ...customer, padding: 'x'.repeat(6_000) });
  const write64 = async (response: ServerResponse) => {
    if (form === 'array') await write(response, '{"data":[');
    for (let size = 0, nth = 0; size < LIST && !response.destroyed; size += one.length, nth += 1)
      await write(response, form === 'lines' ? `${one}\n` : `${nth === 0 ? '' : ','}${one}`);
    response.end(form === 'array' ? ']}' : '');
  };
  door.api.instead = (asked, response) => {
    const type = form === 'lines' ? 'application/x-ndjson' : 'application/json';
    if (asked.url?.startsWith('/customers?') === true) {
      response.writeHead(200, { 'content-type': type });
      void write64(response);
    } else
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(`{"data":${JSON.stringify(customer)}}`);
  };
}

const collect = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();

/** Memory that is in use and cannot be given back. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const listOf = (read: (answer: AsyncIterable<Buffer>, complete: () => boolean) => Promise<void>) =>
  new Promise<void>((done, failed) => {
    request(
      {
        ...{ host: '127.0.0.1', port: new URL(door.scene.baseUrl).port },
        path: '/door/harbor/customers?limit=1000',
        headers: { authorization: `Bearer ${way.secret}` },
      },
      (answer) => {
        expect(answer.statusCode).toBe(200);
        read(answer as AsyncIterable<Buffer>, () => answer.complete).then(done, failed);
      },
    )
      .on('error', failed)
      .end();
  });

describe('a list of 64 MB', () => {
  it.each(['array', 'lines'] as const)(
    'takes the memory of a few pieces: %s',
    async (form) => {
      longList(form);
      const before = held();
      const samples: number[] = [];
      let records = 0;
      await listOf(async (answer, complete) => {
        let next = 8 * MIB;
        for await (const piece of answer) {
          records += piece.toString('latin1').split('"email"').length - 1;
          if (sent < next) continue;
          next += 8 * MIB;
          samples.push(held() - before);
        }
        expect(complete()).toBe(true);
      });
      expect(records).toBeGreaterThan(LIST / 6_700);
      expect(sent).toBeGreaterThan(LIST);
      expect(samples.length).toBeGreaterThan(4);
      expect(Math.max(...samples)).toBeLessThan(24 * MIB);
    },
    240_000,
  );

  it('is not read from the API while the client does not read', async () => {
    longList('array');
    await listOf(async (answer) => {
      for await (const piece of answer) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
      // Sockets and streams hold some of it; then nothing moves any more.
      let before = -1;
      while (sent !== before) {
        before = sent;
        await new Promise((done) => setTimeout(done, 500));
      }
      expect(sent).toBeLessThan(LIST / 2);
    });
  });
});
