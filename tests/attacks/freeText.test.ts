import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { dumpOf } from '../support/dump.ts';
import { knowOriginals } from '../support/originals.ts';
import { bodyWith, freeFields, type FreeField } from '../support/freeText.ts';
import { openScene, type Scene } from './attack.ts';

/*
 * Whatever a person types and Cordon keeps holds no personal data of a customer, or is named here with why it may. The list is
 * made from the API's own document, so a new field cannot be forgotten.
 */

const WHY: readonly (readonly [fields: RegExp, why: string])[] = [
  [
    /signature$|Salt$|\.session\.|response\.(?:id|rawId)$|\.public_?key/i,
    'made by a browser or a key, not typed',
  ],
  [
    /password$|Secret$|\.secret$|\.code$|credential\.value$|ownerUrl$|replica$|hints \.token$/,
    'a secret, kept sealed or as a hash',
  ],
  [
    /\.next$|\.origins\[\]$|baseUrl$|\.header$|clientId$|mfaA[mc]r\[\]$|cidr$|(?:tokens|service-accounts) \.networks\[\]$|endpoints \.host$|timeZone$|\.zone$/,
    'an address, a network or a setting of a machine, checked for its form',
  ],
  [
    /(?:lookup|confirm|rebind) \.value$|accesses\/customer \.text$|reveal \.key$|act \.values\{\}$/,
    'goes to the source and into a commitment, and is kept nowhere',
  ],
  [
    /deliveries \.(?:externalId|requester|messages)/,
    'what the customer wrote: kept sealed, treated whenever it is read',
  ],
  [/deliveries \.subjectLine$/, 'redacted as it is taken in: see the test below'],
  [
    /marked-customers(?:\/end)? \.subjects\[\]$/,
    'numbers of customers, kept sealed, signed as a commitment nobody can open',
  ],
  [/canaries \.subject$/, 'the number of a customer that nobody is, kept sealed'],
  [
    /erasing(?:\/look)? \.subject$/,
    'the number of the customer whose openings go, kept sealed until they are gone, signed as a commitment nobody can open',
  ],
  [
    /import \.(?:record|proof|vkey|sha256)$/,
    'held to what may be typed here, and proven by the ledger it comes from',
  ],
  [
    /\.email$|take-up \.name$|people \.name$|adminName$|people\[\]\.|roster \.csv$|roster $|devices\/register \.csv$/,
    'people’s own names and addresses at work, as they or their employer give them',
  ],
  [
    /take-up \.company$|vendors \.name$|end \.vendorName$|sub-processors \.(?:name|address|contact)$/,
    'a company as the contract has to name it, with its own contact (GDPR Art. 28)',
  ],
  [
    /\.map\.|confirmed\[\]\.|additions \.document$|api(?:-draft)? \.document$|map \.document$|own\[\]$/,
    'a description of a source: names of tables and fields, whose values never leave',
  ],
  [
    /findings\/\{id\}\/evidence \.file\.content$/,
    'a file that somebody gives as evidence: kept sealed, shown as a file alone',
  ],
  [
    /badge-events(?:\/look)? \.(?:csv|columns\.\w+)$/,
    'what a badge system wrote: numbers become keyed hashes, and no other column is kept',
  ],
  [
    /visitors \.name$/,
    'who visits a site, as its log has to name them: kept sealed, erased after ninety days',
  ],
  [/reconcile \.log$/, 'read in memory, counted and dropped'],
  [
    /(?:agreements|versions|sight|render) \..*(?:title|text|clause|values|particulars|purpose|roles|category|kind|purposes)|check \.text$/,
    'the words of a contract, which both sides read and sign, or a look that keeps nothing',
  ],
  [
    /protocols\/\{purpose\}(?:\/look)? \.(?:rules|ours)/,
    'the words of a protocol, which its own rules keep free of personal data, and the company’s own addresses',
  ],
  [
    /quality\/conversations \./,
    'what a contact centre delivers: kept sealed until the personal data is out of it',
  ],
  [/misses \.words$/, 'the words that a reviewer marks, to be taken out everywhere: kept sealed, as a test'],
  [/dictionaries \.entries/, 'a word of the company’s dictionary, which may be somebody’s name: kept sealed'],
  [
    /subject-requests \.subject$/,
    'the number of the customer who asks, kept sealed; what they are found by goes to the source and into a commitment',
  ],
  [
    /clocks\/\{incident\}\/facts \.(?:name|email|phone|postal|web|text)$/,
    'the company’s own point of contact and the agencies that anybody may call, which a notice has to name',
  ],
  [
    /clocks\/\{incident\}\/notices \.texts\{\}$/,
    'the words of a notice as the company gives it out under its own name, whom to ask included',
  ],
  [
    /frameworks\/documents \.document$/,
    'a catalog, an assessment or a plan as its author gave it out, kept as it is for the company alone to read',
  ],
  [/mappings \.theirs$/, 'the id of a control of a catalog that is there'],
  [/dictionaries\/try \./, 'searched in memory, and kept nowhere'],
  [
    /course-drafts\/.* \.body$/,
    'the words of a course, with made-up people and addresses to learn from, which whoever publishes it signs',
  ],
  [
    /completions(?:\/look)? \.csv$/,
    'what a training system wrote: people are found by it, and nothing of it is kept',
  ],
  [/phishing\/domains(?:\/\w+)? \.domain$/, 'a name of the DNS, checked for its form'],
  [/phishing\/senders \.url$/, 'the address and login of a mail server, kept sealed'],
  [/phishing\/reports \.mail$/, 'looked through in memory for the mark of an exercise, and kept nowhere'],
  [/closing\/\w+ \.tasks?(?:\[\])?$/, 'the name of a task that the server gave'],
];

const CARD = '4111 1111 1111 1111';
const MAIL = 'rosa.quint@mail.example';

let scene: Scene;
let fields: readonly FreeField[];

beforeAll(async () => {
  scene = await openScene();
  fields = freeFields((await scene.app.inject('/api/openapi.json')).json());
});
afterAll(() => scene.close());

/** Everything that is kept, sealed or not, as far as it can be read at all. */
async function kept(tickets: readonly string[]): Promise<string> {
  const messages = await Promise.all(tickets.map((id) => scene.house.tickets.messages(id)));
  return `${await dumpOf(scene.database.ownerUrl)}\n${JSON.stringify(messages)}`;
}

it('each field somebody types into is kept from holding personal data, or is named here with the reason why not', () => {
  const bare = fields.filter(({ how }) => how === null).map(({ route, at }) => `${route} ${at}`);
  expect(bare.filter((field) => !WHY.some(([pattern]) => pattern.test(field)))).toEqual([]);
  // A reason that no field needs any more is taken out.
  expect(WHY.filter(([pattern]) => !bare.some((field) => pattern.test(field)))).toEqual([]);
  const marked = fields
    .filter(({ how }) => how !== null)
    .map(({ route, at, how }) => `${how ?? ''} ${route} ${at}`);
  expect(marked.filter((field) => field.startsWith('case')).toSorted()).toEqual([
    'case POST /api/accesses/{entry}/unseal .reason',
    'case POST /api/quality/conversations/{id}/review .comment',
    'case POST /api/tickets/{id}/note .text',
    'case POST /api/tickets/{id}/reply .text',
    'case POST /api/tickets/{id}/reveal .text',
  ]);
  expect(marked.filter((field) => field.startsWith('prose')).length).toBeGreaterThanOrEqual(8);
  expect(marked.filter((field) => field.startsWith('name')).length).toBeGreaterThanOrEqual(9);
});

it('a reason or a name with personal data in it is refused at every field that takes one, and told how it may stand', async () => {
  const asking = [];
  for (const person of ['per_olivia', 'per_vera', 'per_audra']) asking.push(await scene.enterFresh(person));
  const asked = fields.filter(({ how }) => how === 'prose' || how === 'name');
  for (const field of asked) {
    const { route, at, how } = field;
    const [, path = ''] = route.split(' ');
    const body = bodyWith(field, `Ask ${MAIL} about ${CARD}`);
    const url = `${scene.baseUrl}${path.replaceAll(/\{\w+\}/g, 'x')}`;
    const said: string[] = [];
    for (const who of asking) {
      const headers = { cookie: who.cookie(), origin: scene.baseUrl, 'content-type': 'application/json' };
      const answer = await fetch(url, {
        method: route.split(' ')[0] ?? '',
        headers,
        body: JSON.stringify(body),
      });
      said.push(`${String(answer.status)} ${await answer.text()}`);
    }
    const told = how === 'prose' ? 'It may say: Ask [EMAIL] about [CREDIT_CARD]' : 'A name cannot hold';
    expect(
      said.some((one) => one.startsWith('400') && one.includes(told)),
      `${route} ${at}: ${said.join(' ')}`,
    ).toBe(true);
    expect(said.join(' ')).not.toContain(MAIL);
  }
});

describe('a text about a case', () => {
  it('is kept without the address, the card and the customer’s name, wherever it was typed', async () => {
    const forget = knowOriginals(scene.house);
    const ada = await scene.enterFresh('per_ada');
    const { ticket, customer } = await scene.boundTicket('per_ada');
    const text = `${customer.name} asks to write to ${MAIL}, card ${CARD}`;
    const typed: Readonly<Record<string, () => Promise<Answer>>> = {
      note: () => ada.post(`/api/tickets/${ticket.id}/note`, { text }),
      reply: () => ada.post(`/api/tickets/${ticket.id}/reply`, { text }),
      reveal: () => {
        const act = { act: 'reveal', ticket: ticket.id, resource: 'customers', field: 'email' } as const;
        const signed = ada.signed({ ...act, key: String(customer.id), reason: 'customer-asked' });
        return ada.post(`/api/tickets/${ticket.id}/reveal`, { ...signed, text });
      },
      unseal: async () => {
        const priya: Visitor = await scene.enterFresh('per_priya');
        const [row] = await scene.asOwner<{ entry: string }>(
          'SELECT min(entry) AS entry FROM cordon.originals',
        );
        const entry = row?.entry ?? '';
        const act = {
          act: 'unseal',
          ticket: ticket.id,
          resource: 'conversation',
          field: 'original',
        } as const;
        const { actId, actAt, signature, valueSalt } = priya.signed({
          ...act,
          key: entry,
          reason: 'legal-obligation',
        });
        const signed = { actId, actAt, signature, valueSalt };
        return priya.post(`/api/accesses/${entry}/unseal`, {
          purpose: 'legal-obligation',
          reason: text,
          ...signed,
        });
      },
    };
    for (const [name, type] of Object.entries(typed))
      expect(await type(), name).toMatchObject({ status: 200 });
    const { id } = await scene.house.tickets.intake.receive({
      ...{ source: 'harbor', externalId: 'CANARY-1', party: 'pty_brightline', purpose: 'order-support' },
      ...{ subjectLine: `Write to ${MAIL}`, priority: 'normal', status: 'open', createdAt: new Date() },
      ...{ requester: null, messages: [] },
    });
    const everything = await kept([ticket.id, id]);
    for (const value of [customer.name, MAIL, CARD]) expect(everything).not.toContain(value);
    forget();
  });

  it('would be found here if it were not redacted: stored past the gate, it is', async () => {
    const { ticket, customer } = await scene.boundTicket('per_ben');
    await scene.house.tickets.addMessage({
      ...{ id: 'msg_raw', ticket: ticket.id, at: new Date(), author: 'note', person: 'per_ben' },
      body: `${customer.name}, ${MAIL}, ${CARD}`,
    });
    const everything = await kept([ticket.id]);
    for (const value of [customer.name, MAIL, CARD]) expect(everything).toContain(value);
  });
});
