import { spawnSync } from 'node:child_process';
import type { DataMap, Field, FieldType, Resource, Terms } from '@cordon/core/kernel';
import pg from 'pg';
import { draft } from '../../../packages/server/src/agreements/drafting.ts';
import { record } from '../../../packages/server/src/agreements/life/record.ts';
import { sealTerms } from '../../../packages/server/src/agreements/signing/terms.ts';
import { termsOf } from '../../../packages/server/src/agreements/standing.ts';
import type { NewVersion } from '../../../packages/server/src/agreements/store.ts';
import type { House } from '../../../packages/server/src/compose.ts';
import { SoftwareAuthenticator } from '../../../packages/server/src/demo/authenticator.ts';
import { visitor, type Visitor } from '../../../packages/server/src/demo/client.ts';
import type { SignIn } from '../../../packages/server/src/demo/signIns.ts';
import { signWith } from '../../../packages/server/src/demo/signature.ts';
import { sha256 } from '../../../packages/server/src/platform/hashing.ts';
import { count, hash, list } from '../../../tests/support/identity/signedSpelling.ts';
import { handWritten } from '../../../tests/support/handWritten.ts';

/** pgbench's scale: 100,000 accounts each. */
export const SCALE = 5;
/** Rows of `letters`, and the bytes of each: 1 GB in all. */
export const LETTERS = { rows: 8_192, bytes: 128 * 1024 } as const;

const SOURCE = 'bank';
const AGREEMENT = 'agr_bank';
const [ROLE, PURPOSE] = ['reporting', 'figures'];
const COMPANY = { id: 'pty_harbor', name: 'Harbor Health' };
const VENDOR = { id: 'pty_brightline', name: 'Brightline' };
const DAY_MS = 86_400_000;

const field = (name: string, type: FieldType): Field => ({
  ...{ name, label: name, category: 'system.operations', type },
});

const table = (name: string, key: string, fields: readonly Field[]): Resource => ({
  ...{ name, kind: 'table', table: `public.${name}`, key, subjectKey: key, fields },
});

/** Each account is a customer. Nothing is masked: what a mask costs in PostgreSQL is measured by `views`. */
const map: DataMap = {
  ...{ source: SOURCE, version: 1 },
  resources: [
    table('pgbench_accounts', 'aid', [
      field('aid', 'integer'),
      field('bid', 'integer'),
      field('abalance', 'integer'),
      field('filler', 'text'),
    ]),
    table('pgbench_branches', 'bid', [field('bid', 'integer'), field('bbalance', 'integer')]),
    table('pgbench_tellers', 'tid', [
      field('tid', 'integer'),
      field('bid', 'integer'),
      field('tbalance', 'integer'),
    ]),
    table('letters', 'id', [field('id', 'integer'), field('body', 'text')]),
  ],
};

/** How a client comes in at the door. */
export interface Way {
  readonly user: string;
  readonly secret: string;
}

/** Fills an empty database with what pgbench makes. */
export function fillBank(ownerUrl: string): void {
  const { status, stderr } = spawnSync('pgbench', ['-i', '-q', '-s', String(SCALE), ownerUrl], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`pgbench -i: ${stderr}`);
}

/** Adds letters that are a gigabyte when they are read, and little where they lie. */
export async function fillLetters(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`
    CREATE TABLE letters (id int PRIMARY KEY, body text NOT NULL);
    INSERT INTO letters SELECT i, repeat(md5(i::text), ${String(LETTERS.bytes / 32)})
      FROM generate_series(1, ${String(LETTERS.rows)}) AS i`);
  await client.query('VACUUM ANALYZE');
  await client.end();
}

/** Connects the bank as a source and has an agreement signed that opens every customer to tools. */
export async function openToTools(house: House, ownerUrl: string): Promise<void> {
  await house.sources.connect({ id: SOURCE, name: 'Bank', ownerUrl, map }, 'per_priya', 'live');
  const now = house.now();
  // Signed the day before it began: terms that have run out cannot be signed.
  const deps = { ...house.agreementDeps, now: () => new Date(now.getTime() - 2 * DAY_MS) };
  const victor = { ...{ person: 'per_victor', party: COMPANY.id }, ip: null };
  const vera = { ...{ person: 'per_vera', party: VENDOR.id }, ip: null };
  const span = {
    from: new Date(now.getTime() - DAY_MS).toISOString(),
    until: new Date(now.getTime() + 300 * DAY_MS).toISOString(),
  };
  const wanted = { vendor: VENDOR, company: COMPANY, source: SOURCE, title: 'Figures', ...span };
  await draft(deps, victor, wanted, AGREEMENT);
  const [newest] = await house.agreements.versions(AGREEMENT);
  if (newest === undefined) throw new Error('the draft is gone');
  const terms = figuresOnly({ ...termsOf(newest), version: newest.version + 1 });
  const { text, hash } = sealTerms(terms, sha256);
  const clauses = handWritten(terms, newest.clauses).map((clause) => ({
    ...{ ...clause, confirmedBy: [COMPANY.id, VENDOR.id] },
  }));
  const version: NewVersion = {
    ...{ version: terms.version, terms: text, hash: Buffer.from(hash), clauses, createdAt: deps.now() },
    ...{ particulars: newest.particulars, kind: 'redline', party: victor.party, person: victor.person },
  };
  await record(deps, victor, AGREEMENT, 'propose', { kind: 'proposed', version });
  await deps.enter('agreement-drafted', victor, AGREEMENT, { version: version.version });
  for (const actor of [victor, vera]) {
    const passkey = new SoftwareAuthenticator(house.world.baseUrl);
    await signWith(passkey, deps, actor, AGREEMENT, version.version);
  }
}

/** Budgets as large as a measurement needs them. */
function figuresOnly(terms: Terms): Terms {
  return {
    ...terms,
    permissions: [
      {
        ...{ clause: '2.1', purpose: PURPOSE, roles: [ROLE], subjects: 'every-customer' },
        ...{ operations: ['read'], fields: [{ category: 'system.operations', treatment: 'clear' }] },
      },
    ],
    conditions: [],
    limits: [
      { clause: '2.2', kind: 'group-size', max: 2 },
      { clause: '2.3', kind: 'subjects-per-day', max: 1_000_000 },
    ],
  };
}

/** Has a service account proposed, approved and given a secret, by the people whose part each is. */
export async function serviceWay(baseUrl: string, signIns: readonly SignIn[]): Promise<Way> {
  const signedIn = async (person: string): Promise<Visitor> => {
    const signIn = signIns.find((one) => one.person === person);
    if (signIn === undefined) throw new Error(`nobody called ${person}`);
    const at = visitor(baseUrl, signIn);
    await at.signIn();
    await at.stepUp();
    return at;
  };
  const [vera, priya] = [await signedIn('per_vera'), await signedIn('per_priya')];
  const post = async <T>(at: Visitor, path: string, body: object): Promise<T> => {
    const { status, json } = await at.post(path, body);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(json)}`);
    return json as T;
  };
  const [name, network, days] = ['Bench', '127.0.0.1/32', 30];
  const work = { accessRole: ROLE, purpose: PURPOSE, owner: 'per_vera' };
  const asked = { ...work, agreement: AGREEMENT, name, networks: [network], days };
  const signed = { ...work, forAgreement: AGREEMENT, networks: list([network]), days: count(days) };
  const proposed = { ...signed, name: hash(name), subjectParty: VENDOR.id };
  const { id } = await post<{ id: string }>(vera, '/api/service-accounts', {
    ...{ ...asked, ...vera.decided('service-account-proposed', proposed) },
  });
  const approved = { ...signed, account: id, subjectParty: VENDOR.id };
  await post(priya, `/api/service-accounts/${id}/decide`, {
    ...{ approve: true, ...priya.decided('service-account-approved', approved) },
  });
  const made = vera.decided('service-secret-made', { account: id });
  return post<Way>(vera, `/api/service-accounts/${id}/secrets`, made);
}
