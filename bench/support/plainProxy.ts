// What stands in the place of the door where nobody looks at what passes: `@fastify/http-proxy` in a process of its own.
import process from 'node:process';
import proxy from '@fastify/http-proxy';
import Fastify from 'fastify';

process.once('message', (upstream: string) => {
  const app = Fastify({ keepAliveTimeout: 72_000 });
  app.register(proxy, { upstream, prefix: '/door/harbor', undici: { connections: 64, pipelining: 1 } });
  app.listen({ host: '127.0.0.1', port: 0 }).then(
    (address) => process.send?.(Number(new URL(address).port)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
