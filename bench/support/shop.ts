// A JSON API over customers in a process of its own: one of some 6 KB, all that is known of one in 1 MB, and a list that
// does not end before it is 1 GB, as one array or in lines.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

/** Orders of one record. */
const ORDERS = 36;

function record(id: number): string {
  const name = `Robin Meier ${String(id)}`;
  const phone = `+41 44 555 ${String(1000 + (id % 9000))}`;
  const email = `robin.meier${String(id)}@example.com`;
  return JSON.stringify({
    ...{ id, email, name, phone },
    notes: `${name} called from ${phone} and wrote from ${email} twice. ${'The parcel is late; a new one was promised for Friday. '.repeat(8)}Call back on ${phone}.`,
    internal: { risk: 17, segment: 'b' },
    addresses: [{ street: `Seeweg ${String(id)}`, city: 'Bern' }],
    orders: Array.from({ length: ORDERS }, (_, nth) => ({
      number: `HB-${String(id)}-${String(nth)}`,
      total: '129.90',
      items: 'Blood pressure monitor, batteries (4), cuff, large',
      placed: '2026-10-01T08:00:00Z',
      internal: 'x',
    })),
  });
}

async function write(response: ServerResponse, text: string): Promise<void> {
  if (!response.write(text)) await new Promise((done) => response.once('drain', done));
}

async function list(response: ServerResponse, id: number, bytes: number, lines: boolean): Promise<void> {
  const one = record(id);
  const times = Math.ceil(bytes / one.length);
  response.writeHead(200, { 'content-type': lines ? 'application/x-ndjson' : 'application/json' });
  const together = 32;
  if (!lines) await write(response, '{"data":[');
  for (let at = 0; at < times && !response.destroyed; at += together) {
    const some = Array.from({ length: Math.min(together, times - at) }, () => one);
    await write(response, lines ? `${some.join('\n')}\n` : `${at === 0 ? '' : ','}${some.join(',')}`);
  }
  response.end(lines ? '' : ']}');
}

const server = createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
  const [, , id = '', part] = pathname.split('/');
  const known = record(Number(id));
  if (part === 'history') {
    void list(
      response,
      Number(id),
      Number(searchParams.get('kib')) * 1024,
      searchParams.get('as') === 'lines',
    );
    return;
  }
  const body = `{"data":${known}}`;
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit(0));
