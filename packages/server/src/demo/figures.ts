import pg from 'pg';
import type { House } from '../compose.ts';
import type { Progress } from '../installation.ts';
import { expectStatus, ids, text } from './answers.ts';
import type { Cast } from './cast.ts';
import type { Visitor } from './client.ts';
import { textHash } from '../platform/hashing.ts';
import { keep, kept } from './keptFile.ts';
import { customerAt } from './seed/customers.ts';
import { HARBOR } from './seed/dataMap.ts';

/*
 * The PostgreSQL door of the demo: an agent's own database tool reads the customer of the ticket in hand, and a service account
 * reads figures of all of them, as clause 2.16 says.
 */

const AGREEMENT = 'agr_harbor_brightline';
const NAME = 'Weekly figures';
const FEWEST = 5;

/** What clause 2.16 leaves open: who reads, of how many a figure tells at least, and of how many rows leave in a day. */
export const figures = { roles: ['reporting'], least: FEWEST, most: 500 } as const;

/** Customers by plan: what a report asks every week. */
export const BY_PLAN = 'SELECT plan, count(*) AS customers FROM customers GROUP BY plan ORDER BY 2 DESC, 1';

interface Scene {
  readonly house: House;
  readonly cast: Cast;
  readonly dataDir: string;
  readonly progress: Progress;
}

/** How the demo's tool signs in; made up, and kept beside the demo's data as its people's passwords are. */
interface Tool {
  readonly user: string;
  readonly secret: string;
}

const FILE = 'demo-tool.json';

/** @returns null in a demo that was made without one */
export const readTool = (dataDir: string): Promise<Tool | null> => kept<Tool>(dataDir, FILE);

/** @throws when a step does not end as it should */
export async function playFigures(scene: Scene): Promise<void> {
  await askBySql(scene, await scene.cast.fresh('per_ella'));
  await readFigures(scene, await openAccount(scene));
}

/** A tool of the agent's own, for the ticket in hand: one customer, treated, and nothing the map does not name. */
async function askBySql({ house, progress }: Scene, agent: Visitor): Promise<void> {
  const [ticket = ''] = ids(await agent.get('/api/tickets'));
  const asked = { door: 'postgres', ticket };
  const made = await agent.post('/api/door-credentials', {
    ...asked,
    ...agent.decided('door-credential-made', asked),
  });
  expectStatus(made, 200, 'a credential for the PostgreSQL door');
  const { credential, secret } = made.json as { credential: { id: string }; secret: string };
  const client = await connected(house, { user: credential.id, secret });
  try {
    const { rows } = await client.query<{ email: string }>('SELECT full_name, email, phone FROM customers');
    const [row] = rows;
    if (rows.length !== 1 || !row?.email.includes('•')) {
      throw new Error('the customer is not one, or not masked');
    }
    progress(`Ella’s database tool reads the customer of her ticket, and gets “${row.email}”`);
    await lookUp(client, customerAt(await subjectOf(house, ticket)).email);
    progress('It asks whether a whole address is theirs: it is, and the address stays masked');
    const state = await refusedWith(client, 'SELECT * FROM staff_notes');
    progress(`It asks for a table that no agreement names: refused with SQLSTATE ${state}, and entered`);
  } finally {
    await client.end();
  }
}

/** An exact match on a masked column is a right of its own, and needs a reason. */
async function lookUp(client: pg.Client, email: string): Promise<void> {
  await client.query("SET cordon.reason = 'customer-asked'");
  const { rows } = await client.query<{ email: string }>('SELECT email FROM customers WHERE email = $1', [
    email,
  ]);
  if (rows.length !== 1 || rows[0]?.email.includes('•') !== true) {
    throw new Error('a look-up found nobody, or showed what was looked for');
  }
}

/** Proposed by the vendor, put in force by the company, its secret made by whoever answers for it. */
async function openAccount({ cast, dataDir, progress }: Scene): Promise<Tool> {
  const vera = await cast.fresh('per_vera');
  const work = { accessRole: figures.roles[0], purpose: 'reporting', owner: 'per_vera', days: 90 };
  const networks = ['127.0.0.1/32', '::1/128'];
  const words = { forAgreement: AGREEMENT, ...work, networks: networks.join(' ') };
  const proposed = await vera.post('/api/service-accounts', {
    ...{ name: NAME, agreement: AGREEMENT, ...work, networks },
    ...vera.decided('service-account-proposed', {
      ...{ name: textHash(NAME), subjectParty: 'pty_brightline', ...words },
    }),
  });
  expectStatus(proposed, 200, 'a service account');
  const account = text(proposed, 'id');
  const priya = await cast.fresh('per_priya');
  const approved = await priya.post(`/api/service-accounts/${account}/decide`, {
    approve: true,
    ...priya.decided('service-account-approved', { account, subjectParty: 'pty_brightline', ...words }),
  });
  expectStatus(approved, 200, 'a service account put in force');
  const made = await vera.post(
    `/api/service-accounts/${account}/secrets`,
    vera.decided('service-secret-made', { account }),
  );
  expectStatus(made, 200, 'a secret of a service account');
  const tool = { user: text(made, 'user'), secret: text(made, 'secret') };
  await keep(dataDir, FILE, tool);
  progress(`Vera proposes a service account, “${NAME}”; Priya puts it in force, and Vera answers for it`);
  return tool;
}

/** Figures of all customers, and none of a few. */
async function readFigures({ house, progress }: Scene, tool: Tool): Promise<void> {
  const client = await connected(house, tool);
  try {
    const { rows } = await client.query<{ plan: string; customers: string }>(BY_PLAN);
    if (rows.length === 0 || rows.some(({ customers }) => Number(customers) < FEWEST)) {
      throw new Error('the figures tell of nobody, or of a few');
    }
    const told = rows.map(({ plan, customers }) => `${plan} ${customers}`).join(', ');
    progress(`Weekly figures asks how many customers each plan has: ${told}`);
    const each = await client.query('SELECT order_number, sum(total) FROM orders GROUP BY order_number');
    if (each.rows.length > 0) throw new Error('a figure told of one customer');
    progress('It asks for a figure of each order: all of them are of one customer, so none is told');
  } finally {
    await client.end();
  }
}

async function connected({ postgresPlace }: House, { user, secret }: Tool): Promise<pg.Client> {
  const door = postgresPlace.now();
  if (door === null) throw new Error('the PostgreSQL door is closed');
  const { host, port } = door;
  const client = new pg.Client({ host, port, user, password: secret, database: HARBOR });
  await client.connect();
  return client;
}

async function subjectOf({ tickets }: House, id: string): Promise<number> {
  return Number((await tickets.find(id))?.binding?.subject);
}

async function refusedWith(client: pg.Client, statement: string): Promise<string> {
  try {
    await client.query(statement);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== undefined) return error.code;
    throw error;
  }
  throw new Error(`not refused: ${statement}`);
}
