import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';
import { bodyWithoutCommitments, MINUTE, openScene, said, type Bound, type Scene } from './attack.ts';

/* A customer that nobody is looks like any other to everybody but the company's security people; each person sees another
 * address of theirs, and mail to one names the person, the agreement and the entries. */

let scene: Scene;
let olivia: Visitor;
let ada: Visitor;
let port: number;
let canary: { readonly id: string; readonly bound: Bound };

async function post(
  who: Visitor,
  path: string,
  act: string,
  words: Record<string, string>,
  more: object = {},
): Promise<Answer> {
  return who.post(path, { ...more, ...who.decided(act, words) });
}

async function seed(of: Bound, who = olivia): Promise<Answer> {
  const salt = randomBytes(32);
  const { id, email: address } = of.customer;
  const body = { subject: String(id), address, label: 'Tripwire' };
  const words = { source: 'harbor', details: commit(canonicalText(body), salt) };
  return post(who, '/api/canaries', 'canary-seeded', words, {
    ...body,
    source: 'harbor',
    salt: salt.toString('base64'),
  });
}

beforeAll(async () => {
  scene = await openScene();
  port = await scene.house.canaryMail.listen('127.0.0.1', 0);
});
afterAll(() => scene.close());

beforeEach(async () => {
  scene.pass(13 * 60 * MINUTE);
  await scene.asOwner('DELETE FROM auth.attempts');
  olivia = scene.visitor('per_olivia');
  ada = scene.visitor('per_ada');
  for (const who of [olivia, ada]) {
    await who.signIn();
    await who.stepUp();
  }
  const bound = await scene.boundTicket('per_ada');
  const seeded = await seed(bound);
  expect(seeded).toMatchObject({ status: 200 });
  canary = { ...(seeded.json as { id: string }), bound };
});

async function reveal(who: Visitor, of: Bound): Promise<{ answer: Answer; value: string }> {
  const body = {
    resource: 'customers',
    field: 'email',
    key: String(of.customer.id),
    reason: 'customer-asked',
  };
  const signed = who.signed({ act: 'reveal', ticket: of.ticket.id, ...body });
  const answer = await who.post(`/api/tickets/${of.ticket.id}/reveal`, { ...body, ...signed });
  const place = { purpose: 'reveal', ticket: of.ticket.id, resource: 'customers', field: 'email' } as const;
  return { answer, value: ((await who.open(answer, place)) as { value: string }).value };
}

const lookUp = (who: Visitor, ticket: string, value: string): Promise<Answer> => {
  const words = { resource: 'customers', field: 'email' };
  return who.post(`/api/tickets/${ticket}/lookup`, {
    ...{ ...words, value },
    ...who.signed({ act: 'lookup', ticket, ...words, value }),
  });
};

async function mail(to: string, from = 'stranger@elsewhere.example'): Promise<void> {
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${String(port)}`, from });
  try {
    await mailer.send({ to, subject: 'Cheap pills', text: 'Buy' });
  } finally {
    mailer.close();
  }
}

interface Listed {
  readonly canaries: readonly { readonly id: string }[];
  readonly contacts: readonly {
    readonly canary: string;
    readonly via: string;
    readonly person: { readonly id: string } | null;
    readonly entries: readonly number[];
  }[];
}
const listed = async () => (await olivia.get('/api/canaries')).json as Listed;
const contactsOf = async (id: string) => (await listed()).contacts.filter((one) => one.canary === id);
const findings = () =>
  scene.asOwner<{ about: string; facts: Record<string, string | number>; vendor: string | null }>(
    `SELECT about, facts, party_id AS vendor FROM cordon.findings WHERE kind = 'canary-contacted'`,
  );

describe('mail to the address that one person was shown', () => {
  it('names that person, the agreement, the ticket, the time and the entry', async () => {
    const { answer, value } = await reveal(ada, canary.bound);
    const { email } = canary.bound.customer;
    expect(value).not.toBe(email);
    expect(value.replace(/\d{7}@/, '@')).toBe(email);
    await mail(value);
    const [contact] = await contactsOf(canary.id);
    const { entry } = answer.json as { entry: number };
    expect(contact).toMatchObject({ via: 'mail', person: { id: 'per_ada' } });
    expect(contact?.entries).toContain(entry);
    const found = (await findings()).filter(({ facts }) => facts.canary === canary.id);
    expect(found).toMatchObject([
      {
        // Whoever may see a vendor's findings must not learn who a canary is.
        vendor: null,
        facts: {
          shownTo: 'per_ada',
          entry,
          ticket: canary.bound.ticket.id,
          resource: 'customers',
          shownBy: 'reveal',
        },
      },
    ]);
    expect(JSON.stringify(found)).not.toContain(value);
  });

  it('is taken for canaries alone, and relayed nowhere', async () => {
    await expect(mail(scene.customer(150).email)).rejects.toMatchObject({ code: 'mail-failed' });
    await expect(mail('anybody@elsewhere.example')).rejects.toMatchObject({ code: 'mail-failed' });
    const guessed = canary.bound.customer.email.replace('@', '0000000@');
    await expect(mail(guessed)).rejects.toMatchObject({ code: 'mail-failed' });
    expect(await contactsOf(canary.id)).toEqual([]);
  });

  it('to the address on file names nobody, and that the source itself leaked', async () => {
    await mail(canary.bound.customer.email);
    expect(await contactsOf(canary.id)).toMatchObject([{ via: 'mail', person: null, entries: [] }]);
    expect((await findings()).filter(({ about }) => about.endsWith(`${canary.id}/on-file`))).toHaveLength(1);
  });
});

describe('a look-up of an address', () => {
  it('finds the customer by the address the asker was shown', async () => {
    const { value } = await reveal(ada, canary.bound);
    expect(await lookUp(ada, canary.bound.ticket.id, value.toUpperCase())).toMatchObject({
      json: { tickets: [canary.bound.ticket.id] },
    });
    expect(await contactsOf(canary.id)).toEqual([]);
  });

  it('that another was shown names both', async () => {
    const { value } = await reveal(ada, canary.bound);
    const { person } = scene.house.canaries.whose(value) ?? {};
    expect(person).toBe('per_ada');
    const [other] = await scene.asOwner<{ id: string }>(
      `SELECT p.id FROM cordon.persons p JOIN cordon.persons a ON a.party_id = p.party_id AND a.id = 'per_ada'
       WHERE p.role = 'agent' AND p.id <> 'per_ada' LIMIT 1`,
    );
    const literal = scene.house.canaries.literal('harbor', value, other?.id ?? '');
    expect(literal).toBe(canary.bound.customer.email);
    await vi.waitFor(async () => {
      const [contact] = await contactsOf(canary.id);
      expect(contact).toMatchObject({ via: 'lookup', person: { id: 'per_ada' } });
      // Raised after the contact was noted.
      const found = (await findings()).filter(({ facts }) => facts.canary === canary.id);
      expect(found).toMatchObject([{ facts: { shownTo: 'per_ada', lookedUpBy: other?.id } }]);
    });
  });
});

describe('nothing tells a canary apart', () => {
  it('not its page, its entry, its reveal or its look-up', async () => {
    const plain = await scene.boundTicket('per_ada');
    await scene.asOwner(`UPDATE cordon.tickets SET status = 'open' WHERE id = $1`, [canary.bound.ticket.id]);
    const look = async (of: Bound) => {
      const page = await scene.attack(() => ada.get(`/api/tickets/${of.ticket.id}`));
      const shown = await scene.attack(async () => (await reveal(ada, of)).answer);
      const found = await scene.attack(() => lookUp(ada, of.ticket.id, of.customer.email));
      return [page, shown, found];
    };
    const [a, b] = [await look(canary.bound), await look(plain)];
    // The same shape everywhere, and the same kind and flags in what is entered.
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.slice(0, 1).map(shape)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]))
          : typeof value;
    expect(a.map(({ answer }) => shape(answer))).toEqual(b.map(({ answer }) => shape(answer)));
    const bodies = (of: typeof a) =>
      of.flatMap(({ entered }) => entered.map((one) => shape(bodyWithoutCommitments(one))));
    expect(bodies(a)).toEqual(bodies(b));
    const flags = (of: typeof a) =>
      of.flatMap(({ entered }) => entered.map(({ body }) => (JSON.parse(body) as { flags?: unknown }).flags));
    expect(flags(a)).toEqual(flags(b));
    expect(a.map(({ answer }) => said(answer)).join()).not.toMatch(/canary|tripwire/i);
    // A masked address is the mask of the one on file.
    const [first] = a;
    expect(said(first?.answer ?? { status: 0, json: null })).toContain(
      `${canary.bound.customer.email.charAt(0)}•••@`,
    );
  });

  it('not what its vendor sees of accesses, where the company sees the flag', async () => {
    const { answer } = await reveal(ada, canary.bound);
    const { entry } = answer.json as { entry: number };
    const vera = scene.visitor('per_vera');
    await vera.signIn();
    const flagsFor = async (who: Visitor) => {
      const { json } = await who.get(`/api/accesses/${String(entry)}`);
      return (json as { row: { flags: string[] } }).row.flags;
    };
    expect(await flagsFor(olivia)).toContain('canary');
    expect(await flagsFor(vera)).not.toContain('canary');
    for (const path of ['/api/canaries', '/api/findings']) {
      expect(JSON.stringify((await vera.get(path)).json)).not.toContain(canary.id);
      expect(JSON.stringify((await ada.get(path)).json)).not.toContain(canary.id);
    }
  });

  it('and no vendor seeds one, or tests or withdraws one', async () => {
    expect((await seed(await scene.boundTicket('per_ada'), ada)).status).toBe(403);
    for (const act of ['test', 'withdraw'] as const) {
      const done = act === 'test' ? 'canary-tested' : 'canary-withdrawn';
      const tried = await post(ada, `/api/canaries/${canary.id}/${act}`, done, { canary: canary.id });
      expect(tried.status).toBe(403);
    }
  });
});

it('is tested without a finding, and after it is withdrawn its address is anybody’s', async () => {
  const acted = (act: string) => ({ canary: canary.id, act });
  expect(
    await post(olivia, `/api/canaries/${canary.id}/test`, 'canary-tested', { canary: acted('').canary }),
  ).toMatchObject({ status: 200 });
  expect(await contactsOf(canary.id)).toMatchObject([{ via: 'test' }]);
  expect((await findings()).filter(({ facts }) => facts.canary === canary.id)).toEqual([]);
  expect(
    await post(olivia, `/api/canaries/${canary.id}/withdraw`, 'canary-withdrawn', { canary: canary.id }),
  ).toMatchObject({ status: 200 });
  const { value } = await reveal(ada, canary.bound);
  expect(value).toBe(canary.bound.customer.email);
});
