import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import type { House } from '../compose.ts';
import type { Progress } from '../installation.ts';
import { createMailer } from '../platform/mail.ts';
import { expectStatus, ids, items, revealable, text, type Json } from './answers.ts';
import type { Cast } from './cast.ts';
import { codeOf, type Answer, type Visitor } from './client.ts';
import { playBadges } from './badges.ts';
import { playDevices } from './devices.ts';
import { playAssessments } from './assessments.ts';
import { playJoining } from './joining.ts';
import { playAudit } from './audits.ts';
import { playConduct } from './conduct.ts';
import { playDictionary } from './dictionary.ts';
import { playEndpoints } from './endpoints.ts';
import { playFigures } from './figures.ts';
import { playFindings } from './findings.ts';
import { playPhishing } from './phishing.ts';
import { playProtocol } from './protocol.ts';
import { playQuality } from './quality.ts';
import { playTraining } from './training.ts';
import { playVendorAnswers } from './vendorAnswers.ts';
import { playWatching } from './watching.ts';
import { textHash } from '../platform/hashing.ts';
import { HARBOR } from './seed/dataMap.ts';
import { nobodyOf, type Around } from './shop/install.ts';
import { nobody } from './shop/nobody.ts';

/*
 * What the second version of the agreement is for, played once when a demo is made, so that whoever opens the console finds
 * it there. Each step is a request that a person's browser or tool could have made, and says what came of it.
 */

interface Scene {
  readonly house: House;
  readonly around: Around;
  readonly cast: Cast;
  /** Where the demo keeps what its next start needs. */
  readonly dataDir: string;
  readonly progress: Progress;
}

/** @throws when a step does not end as it should */
export async function playStory(scene: Scene): Promise<void> {
  await leaveItToPeople(scene);
  await plantCanary(scene);
  await leak(scene);
  const ella = await scene.cast.fresh('per_ella');
  const tickets = await ella.get('/api/tickets');
  await openFile(scene, ella, ids(tickets));
  const [ticket = ''] = ids(tickets);
  await giveCredit(scene, ella, ticket);
  await askByTool(scene, ella, ticket);
  await playFigures(scene);
  await askExport(scene, ella, ids(tickets));
  await askSecondPerson(scene);
  await lookForNews(scene);
  await playProtocol(scene);
  await playDictionary(scene);
  await playDevices(scene);
  await playBadges(scene);
  await playJoining(scene);
  await playQuality(scene);
  await playVendorAnswers(scene);
  await playEndpoints(scene);
  await playAssessments(scene);
  await playTraining(scene);
  await playWatching(scene);
  await playFindings(scene);
  await playConduct(scene);
  await playAudit(scene);
  await playPhishing(scene);
}

/** In the demo nobody is suspended by a machine: what follows needs an agent who gets through, and whoever looks finds the case open. */
async function leaveItToPeople({ cast, progress }: Scene): Promise<void> {
  const sam = await cast.fresh('per_sam');
  const policy = { automatic: null, decideWithinHours: 8, customersAnHour: 4 };
  const why = 'Until we have seen how often it is wrong, people suspend.';
  const words = {
    version: 1,
    changes: textHash(canonicalText({ changes: [], policy })),
    why: textHash(why),
  };
  const body = { changes: [], containment: policy, days: 1, why, version: 0 };
  const made = await sam.post('/api/calibration', { ...body, ...sam.decided('calibration-changed', words) });
  expectStatus(made, 200, 'thresholds');
  progress('Sam leaves suspensions to people: what is certain is proposed, and waits for one click');
}

/** The company's security officer says which customer is nobody. */
async function plantCanary({ around, cast, progress }: Scene): Promise<void> {
  const sam = await cast.fresh('per_sam');
  const details = { subject: String(nobodyOf(around)), address: nobody.email, label: 'Moved to Lisbon Road' };
  const salt = randomBytes(32);
  const words = { source: HARBOR, details: commit(canonicalText(details), salt) };
  const body = { source: HARBOR, ...details, salt: salt.toString('base64') };
  const planted = await sam.post('/api/canaries', { ...body, ...sam.decided('canary-seeded', words) });
  expectStatus(planted, 200, 'a canary');
  progress('Sam says which customer is nobody: a canary that looks like all others');
}

/** The address that one person was shown is written to by somebody else. */
async function leak({ around, cast, progress }: Scene): Promise<void> {
  const finn = await cast.fresh('per_finn');
  const found = items(await finn.get('/api/tickets')).find((one) => one.subjectLine === 'Change of address');
  const ticket = String(found?.id);
  const page = await finn.get(`/api/tickets/${ticket}`);
  expectStatus(page, 200, 'the ticket of nobody');
  const cell = revealable(page);
  if (cell === null) throw new Error('nothing of the canary may be revealed');
  const answer = await reveal(finn, ticket, cell);
  expectStatus(answer, 200, 'the reveal of a canary’s address');
  const { value: address } = (await finn.open(answer, { purpose: 'reveal', ticket, ...cell })) as {
    value: string;
  };
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${String(around.mailPort)}`,
    from: 'offers@elsewhere.example.com',
  });
  try {
    await mailer.send({ to: address, subject: 'An offer', text: 'For you alone.' });
  } finally {
    mailer.close();
  }
  const sam = await cast.enter('per_sam');
  const findings = (await sam.get('/api/findings')).json as { kind: string; facts: Json }[];
  const finding = findings.find(({ kind }) => kind === 'canary-contacted');
  if (finding?.facts.shownTo !== 'per_finn') throw new Error('nobody found out who was shown the address');
  progress(
    `Mail comes to the address that only Finn was shown: a finding names him and entry ${String(finding.facts.entry)}`,
  );
}

function reveal(
  agent: Visitor,
  ticket: string,
  cell: { readonly resource: string; readonly key: string; readonly field: string },
): Promise<Answer> {
  const act = agent.signed({ act: 'reveal', ticket, ...cell, reason: 'customer-asked' });
  return agent.post(`/api/tickets/${ticket}/reveal`, act);
}

/** A file is not shown with the conversation; opening one is a reveal. */
async function openFile({ progress }: Scene, agent: Visitor, tickets: readonly string[]): Promise<void> {
  for (const ticket of tickets) {
    const page = await agent.get(`/api/tickets/${ticket}`);
    expectStatus(page, 200, 'a ticket');
    const { messages } = (
      page.json as {
        conversation: { messages: { attachments: { id: string; revealable: boolean }[] }[] };
      }
    ).conversation;
    const [file] = messages.flatMap(({ attachments }) => attachments);
    if (file === undefined) continue;
    const place = { resource: 'conversation', field: 'attachments' };
    const opened = await reveal(agent, ticket, { ...place, key: file.id });
    expectStatus(opened, 200, 'a file');
    await agent.open(opened, { purpose: 'reveal', ticket, ...place });
    progress(
      `Ella opens a picture a customer sent: a reveal of five minutes, entry ${text(opened, 'entry')}`,
    );
    return;
  }
  throw new Error('no ticket has a file');
}

/** Something is done for the customer with what nobody sees. */
async function giveCredit({ cast, progress }: Scene, agent: Visitor, ticket: string): Promise<void> {
  const act = 'goodwill-credit';
  const values = { amount: '10', why: 'late parcel' };
  const signed = agent.signed({
    ...{ act: 'act', ticket, resource: 'account', field: act },
    value: canonicalText(values),
  });
  const { field: _, value: __, ...mark } = signed;
  const answer = await agent.post(`/api/tickets/${ticket}/act`, {
    ...mark,
    ...{ act, values, reason: 'delivery-problem' },
  });
  expectStatus(answer, 200, 'an act');
  if (text(answer, 'result') !== 'done') throw new Error('the shop did not take the act');
  const entry = text(answer, 'entry');
  const sam = await cast.enter('per_sam');
  const proof = await sam.get(`/api/ledger/entries/${entry}/proof`);
  expectStatus(proof, 200, 'the entry of an act');
  const { parts } = JSON.parse(text(proof, 'body')) as { parts: { citations: { clause: string }[] }[] };
  const cited = parts.flatMap(({ citations }) => citations).find(({ clause }) => clause === '2.13')?.clause;
  if (cited === undefined) throw new Error('the act does not cite its clause');
  progress(`Ella gives a goodwill credit without seeing the account: entry ${entry} cites clause ${cited}`);
}

/** A tool of the agent's own asks the shop's API through the HTTP door, with a credential of the ticket. */
async function askByTool({ house, progress }: Scene, agent: Visitor, ticket: string): Promise<void> {
  const asked = { door: 'http', ticket };
  const made = await agent.post('/api/door-credentials', {
    ...asked,
    ...agent.decided('door-credential-made', asked),
  });
  expectStatus(made, 200, 'a credential for the HTTP door');
  const { credential, secret } = made.json as { credential: { id: string }; secret: string };
  const ask = async (target: string): Promise<Answer> => {
    const response = await fetch(`${house.world.baseUrl}/door/${HARBOR}${target}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    return { status: response.status, json: (await response.json()) as unknown };
  };
  const account = await ask('/account');
  expectStatus(account, 200, 'the account through the HTTP door');
  const { data } = account.json as { data: Json };
  if (!/[*•…]/.test(String(data.email)) || 'segment' in data) throw new Error('the account is not masked');
  progress(`Ella’s own tool asks the shop’s API for the account, and gets ${JSON.stringify(data.email)}`);
  const more = await ask('/account?fields=segment');
  if (codeOf(more) !== 'parameter-refused') throw new Error('a field that no map has was not refused');
  progress('It asks for a field the agreement knows nothing of: refused, and entered');
  expectStatus(await agent.delete(`/api/door-credentials/${credential.id}`), 200, 'the end of a credential');
  expectStatus(await ask('/account'), 401, 'a credential that ended');
  progress('Ella ends the credential: the same request is refused');
}

/** An export is looked at and asked for, and waits for somebody of the company. */
async function askExport({ progress }: Scene, agent: Visitor, tickets: readonly string[]): Promise<void> {
  const wanted = { format: 'csv', reason: 'handover' };
  const looked = await agent.post('/api/exports/look', { ...wanted, tickets });
  expectStatus(looked, 200, 'a look at an export');
  const request = text(looked, 'hash');
  const words = { request, ...wanted, tickets: tickets.length };
  const asked = await agent.post('/api/exports', {
    ...{ ...wanted, request, tickets },
    ...agent.decided('export-asked', words),
  });
  expectStatus(asked, 200, 'an export');
  const { rows } = (looked.json as { request: { rows: number } }).request;
  progress(`Ella asks to export ${String(rows)} rows of her tickets: it waits for the company’s approval`);
}

/** Clause 2.11: of pharmacy customers a value is revealed only once somebody of the company approved it. */
async function askSecondPerson({ cast, progress }: Scene): Promise<void> {
  const ivan = await cast.fresh('per_ivan');
  for (const ticket of ids(await ivan.get('/api/tickets'))) {
    const cell = revealable(await ivan.get(`/api/tickets/${ticket}`));
    if (cell === null) continue;
    const answer = await reveal(ivan, ticket, cell);
    if (codeOf(answer) !== 'second-person-needed') expectStatus(answer, 0, 'a reveal that needs approval');
    progress('Ivan asks to see the address of a pharmacy customer: it waits for the company’s approval');
    return;
  }
  throw new Error('Ivan has no ticket to ask on');
}

/** What the API answers beyond its map is hidden from the first moment; a look makes it a finding. */
async function lookForNews({ cast, progress }: Scene): Promise<void> {
  const sam = await cast.enter('per_sam');
  const looked = await sam.post(`/api/sources/${HARBOR}/look`, {});
  expectStatus(looked, 200, 'a look at the source');
  const { drift } = looked.json as { drift: { resource: string; field: string | null }[] };
  const news = drift.find(({ resource }) => resource === 'account');
  if (news === undefined) throw new Error('what the API answers beyond its map was not found');
  progress(`The shop’s API answers “${String(news.field)}”, which no map has: hidden, and found`);
}
