// What any door that writes down what passes must do at least: the plain proxy, and one durable insert for each request.
// Requests that come while an insert is under way share the next, as the ledger's entries do.
import process from 'node:process';
import proxy from '@fastify/http-proxy';
import Fastify from 'fastify';
import pg from 'pg';
import { together } from '../../packages/server/src/platform/together.ts';

process.once('message', (told: string) => {
  const { upstream, databaseUrl } = JSON.parse(told) as { upstream: string; databaseUrl: string };
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const append = together(
    (bodies: readonly string[]) =>
      pool.query({
        name: 'append',
        text: 'INSERT INTO entries (body) SELECT unnest($1::text[])',
        values: [bodies],
      }),
    () => undefined,
  );
  const app = Fastify({ keepAliveTimeout: 72_000 });
  app.register(proxy, {
    ...{ upstream, prefix: '/door/harbor', undici: { connections: 64, pipelining: 1 } },
    preHandler: ({ url }, _reply, next) => {
      append(url.padEnd(ENTRY_CHARS)).then(() => {
        next();
      }, next);
    },
  });
  const listening = async (): Promise<void> => {
    await pool.query('CREATE TABLE entries (idx bigserial PRIMARY KEY, body text NOT NULL)');
    process.send?.(Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port));
  };
  listening().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(0));

/** As long as the body of an entry of the ledger. */
const ENTRY_CHARS = 1_500;
