import pg from 'pg';
import { loadParser } from '@cordon/core/sql/statement';
import { composePostgresDoor } from '../../../packages/server/src/composePostgresDoor.ts';
import { listen, type PostgresListener } from '../../../packages/server/src/doors/postgres/index.ts';
import { openScene, type Bound, type Scene } from '../../attacks/attack.ts';

/** A way in at the PostgreSQL door: a ticket in hand and the credential that was made for it. */
export interface SqlWay {
  readonly bound: Bound;
  readonly user: string;
  readonly secret: string;
}

/** An installation with the door open on this machine. */
export interface SqlScene {
  readonly scene: Scene;
  readonly listener: PostgresListener;
  /** Signs in, takes a ticket in hand, and makes a credential for it. */
  wayIn(person?: string): Promise<SqlWay>;
  /** How a client of node-postgres connects. */
  config(way: Pick<SqlWay, 'user' | 'secret'>): pg.ClientConfig;
  /** A connected client; ended with the scene. */
  client(way: Pick<SqlWay, 'user' | 'secret'>, more?: pg.ClientConfig): Promise<pg.Client>;
  close(): Promise<void>;
}

export async function openSqlScene(): Promise<SqlScene> {
  await loadParser();
  const scene = await openScene();
  const door = composePostgresDoor(scene.house);
  const listener = await listen(door, { host: '127.0.0.1', port: 0, tls: null, most: 100 });
  const clients: pg.Client[] = [];
  const config: SqlScene['config'] = ({ user, secret }) => ({
    ...{ host: '127.0.0.1', port: listener.port, user, password: secret, database: 'harbor' },
  });
  return {
    scene,
    listener,
    config,
    async wayIn(person = 'per_ada') {
      const visitor = scene.visitor(person);
      await visitor.signIn();
      await visitor.stepUp();
      const bound = await scene.boundTicket(person);
      const made = await visitor.post('/api/door-credentials', {
        ...{ door: 'postgres', ticket: bound.ticket.id },
      });
      if (made.status !== 200) throw new Error(JSON.stringify(made));
      const { credential, secret } = made.json as { credential: { id: string }; secret: string };
      return { bound, user: credential.id, secret };
    },
    async client(way, more = {}) {
      const client = new pg.Client({ ...config(way), ...more });
      client.on('error', () => undefined);
      await client.connect();
      clients.push(client);
      return client;
    },
    async close() {
      await Promise.allSettled(clients.map((client) => client.end()));
      await listener.close();
      await scene.close();
    },
  };
}
