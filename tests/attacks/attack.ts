import { codes, type Code } from '@cordon/core/kernel';
import pg from 'pg';
import { expect, vi } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import type { Log } from '../../packages/server/src/platform/log.ts';
import type { Ticket } from '../../packages/server/src/tickets/index.ts';
import { Browser, type Answer as BrowserAnswer } from '../support/identity/browser.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import { testPool } from '../support/database.ts';

/** Customers of Harbor Health in these tests. */
export const CUSTOMERS = 200;

/** When every attack begins. Time stands until a test moves it: codes, leases and limits do not depend on the machine. */
const START = new Date('2026-11-02T08:00:00Z');

/** An entry of the ledger, with the event beside it. */
interface Entered {
  readonly idx: number;
  readonly person: string | null;
  readonly code: string | null;
  readonly kind: string;
  readonly body: string;
}

/** What an attack came to: what the attacker got, and what was entered meanwhile. */
export interface Attack {
  readonly answer: Answer;
  readonly entered: readonly Entered[];
}

export interface Scene extends TestInstallation {
  /** A person with password, second factor and session key given; the same one when asked again. */
  enter(person: string): Promise<Visitor>;
  /** The same, and the second factor given again just now. */
  enterFresh(person: string): Promise<Visitor>;
  /** A code of the person's authenticator that this did not give before. */
  codeOf(person: string): string;
  /** A browser anywhere, whose cookies and headers the test can touch. */
  browser(ip?: string): Browser;
  /** Such a browser on this machine, with password and second factor given. Not for whoever entered: codes are good once. */
  browse(person: string): Promise<Browser>;
  /** Runs an attack and reads what was entered meanwhile. */
  attack(act: () => Promise<Answer | BrowserAnswer>): Promise<Attack>;
  /** @param id from 1 to CUSTOMERS; beyond, it begins anew */
  customer(id: number): Known;
  /** Moves the time of everything. @param ms milliseconds */
  pass(ms: number): void;
  /** Runs SQL on Cordon's database as its owner, which no part of Cordon can. */
  asOwner<T extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** An order ticket bound to its customer, in this person's hand, that no earlier call gave out. */
  boundTicket(person: string, purpose?: 'order-support' | 'pharmacy-support'): Promise<Bound>;
  /** A caller nobody confirmed, in this person's hand. */
  callerTicket(person: string): Promise<Ticket>;
}

/** What Harbor Health's own database knows of a customer, read as its owner: the values that must not get out. */
interface Known {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly dateOfBirth: string;
  readonly memberId: string;
  /** Streets, order numbers, tracking numbers, card numbers, prescribers. */
  readonly streets: readonly string[];
  readonly orders: readonly string[];
  readonly cards: readonly string[];
  readonly prescribers: readonly string[];
}

export interface Bound {
  readonly ticket: Ticket;
  readonly customer: Known;
}

export const MINUTE = 60_000;

/** Opens an installation whose time stands still. */
export async function openScene({ log }: { readonly log?: Log } = {}): Promise<Scene> {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  const installation = await openTestInstallation({
    customers: CUSTOMERS,
    ...(log !== undefined && { log }),
  });
  const { house, database } = installation;
  const owner = testPool(database.ownerUrl, 2);
  owner.on('error', () => undefined);
  const asOwner: Scene['asOwner'] = async <T extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ) => (await owner.query<T>(text, [...values])).rows;
  const entries = (from: number) =>
    asOwner<Omit<Entered, 'idx'> & { idx: string }>(
      `SELECT idx, person_id AS person, code, kind, body FROM cordon.ledger_bodies WHERE idx >= $1 ORDER BY idx`,
      [from],
    );
  const size = async () => {
    const [row] = await asOwner<{ size: string }>('SELECT count(*) AS size FROM cordon.ledger_bodies');
    return Number(row?.size ?? 0);
  };
  const signedIn = new Map<string, Promise<Visitor>>();
  const enter = (person: string): Promise<Visitor> => {
    const known = signedIn.get(person);
    if (known !== undefined) return known;
    const visitor = installation.visitor(person);
    const entering = visitor.signIn().then(() => visitor);
    signedIn.set(person, entering);
    return entering;
  };
  const outside = new Map<string, Visitor>();
  const codeOf = (person: string): string => {
    const phone = outside.get(person) ?? installation.visitor(person);
    outside.set(person, phone);
    return phone.code();
  };
  const browser = (ip = '127.0.0.1') => new Browser(installation.app, installation.baseUrl, ip);
  const customers = await readCustomers(installation.sourceUrl);
  const customer = (id: number): Known => {
    const found = customers[(id - 1) % customers.length];
    if (found === undefined) throw new Error('the shop has no customers');
    return found;
  };
  let tickets = 0;
  const give = async (
    person: string,
    requester: { by: 'request'; subject: string } | null,
    purpose: string,
  ): Promise<Ticket> => {
    const party = installation.signInOf(person).party;
    // Five at once are the most a person may hold: what an earlier test left is taken out of the hand.
    await asOwner(`UPDATE cordon.tickets SET status = 'closed' WHERE assignee_id = $1`, [person]);
    const { id } = await house.tickets.intake.receive({
      source: 'harbor',
      externalId: `ATTACK-${String(++tickets)}`,
      party,
      purpose,
      subjectLine: 'Where is my parcel?',
      priority: 'normal',
      status: 'open',
      createdAt: new Date(),
      requester,
      messages: [],
    });
    await house.tickets.assign(id, person, new Date());
    const ticket = await house.tickets.find(id);
    if (ticket === null) throw new Error('the ticket was not kept');
    return ticket;
  };

  return {
    ...installation,
    enter,
    codeOf,
    browser,
    async browse(person) {
      const visiting = browser();
      const { email, password } = installation.signInOf(person);
      await visiting.post('/api/auth/sign-in/email', { email, password });
      const answer = await visiting.post('/api/auth/two-factor/verify-totp', { code: codeOf(person) });
      expect(answer.status).toBe(200);
      return visiting;
    },
    async enterFresh(person) {
      const visitor = await enter(person);
      expect(await visitor.stepUp()).toMatchObject({ status: 200 });
      return visitor;
    },
    async attack(act) {
      const before = await size();
      const got = await act();
      const answer = 'json' in got ? got : { status: got.status, json: got.body };
      return { answer, entered: (await entries(before)).map((row) => ({ ...row, idx: Number(row.idx) })) };
    },
    customer,
    pass(ms) {
      vi.setSystemTime(Date.now() + ms);
    },
    asOwner,
    async boundTicket(person, purpose = 'order-support') {
      const bound = customer(1 + tickets * 13);
      return {
        ticket: await give(person, { by: 'request', subject: String(bound.id) }, purpose),
        customer: bound,
      };
    },
    callerTicket: (person) => give(person, null, 'order-support'),
    async close() {
      await owner.end();
      await installation.close();
      vi.useRealTimers();
    },
  };
}

/** The value of a reveal of a customer's e-mail, as the browser it was sealed to reads it. */
export async function emailShown(who: Visitor, { ticket }: Bound, answer: Answer): Promise<string> {
  const place = { purpose: 'reveal', ticket: ticket.id, resource: 'customers', field: 'email' } as const;
  return ((await who.open(answer, place)) as { value: string }).value;
}

/** The attack got nothing but its code, and the ledger names who tried. @param person null for a stranger */
export function expectRefused({ answer, entered }: Attack, code: Code, person: string | null): void {
  expect(answer).toMatchObject({ status: codes[code].http, json: { error: { code } } });
  expect(Object.keys(answer.json as object)).toEqual(['error']);
  const found = entered.filter((entry) => entry.code === code && entry.person === person);
  expect(found, `no entry of ${code} by ${String(person)} among ${JSON.stringify(entered)}`).not.toEqual([]);
  const { entry } = (answer.json as { error: { entry?: number } }).error;
  if (entry !== undefined) expect(found.map(({ idx }) => idx)).toContain(entry);
}

async function readCustomers(sourceUrl: string): Promise<readonly Known[]> {
  const client = new pg.Client({ connectionString: sourceUrl });
  await client.connect();
  try {
    const list = (column: string, table: string) =>
      `ARRAY(SELECT ${column} FROM ${table} t WHERE t.customer_id = c.id AND ${column} IS NOT NULL)`;
    // Whoever has no insurance has a value here that stands nowhere.
    const { rows } = await client.query<Known>(`
      SELECT id::int, reference, full_name AS name, email, phone, date_of_birth::text AS "dateOfBirth",
             coalesce(insurance_member_id, 'no insurance') AS "memberId",
             ${list('street', 'addresses')} AS streets,
             ${list('order_number', 'orders')} || ${list('tracking_number', 'orders')} AS orders,
             ${list('card_number', 'payments')} AS cards, ${list('prescriber', 'prescriptions')} AS prescribers
      FROM customers c ORDER BY id`);
    return rows;
  } finally {
    await client.end();
  }
}

/** None of what the shop knows of a customer stands in there, neither in an answer nor in an entry. */
export function expectNothingOf(customer: Known, ...shown: readonly unknown[]): void {
  expectNotIn(JSON.stringify(shown), [customer.name, ...customer.orders, ...masked(customer)]);
}

/** None of what order support sees in part, or not at all. */
export function expectMasked(customer: Known, ...shown: readonly unknown[]): void {
  expectNotIn(JSON.stringify(shown), masked(customer));
}

function masked({
  email,
  phone,
  dateOfBirth,
  memberId,
  streets,
  cards,
  prescribers,
}: Known): readonly string[] {
  return [email, phone, dateOfBirth, memberId, ...streets, ...cards, ...prescribers];
}

function expectNotIn(text: string, values: readonly string[]): void {
  for (const value of values) expect(text).not.toContain(value);
}

/** The body of an entry as its readers see it, with what is random in each taken out: salts hide what is committed to. */
export function bodyWithoutCommitments({ body }: { readonly body: string }): unknown {
  return JSON.parse(body, (key, value: unknown) => {
    // Random for each access, and of one width.
    if (key === 'access') return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
    return ['value', 'secretResult', 'subject', 'found', 'signed'].includes(key) ? typeof value : value;
  });
}

/** Everything an answer says, without what is different in each: request id, entry, and the entry in a mark. */
export function said({ status, json }: Answer): string {
  return `${String(status)} ${JSON.stringify(json)
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/"entry":\d+/g, '')
    // Counts every lookup alike; see the test of it.
    .replaceAll(/"lookupsLeft":\d+/g, '')
    .replaceAll(/entry \d+/g, '')}`;
}
