import { escaped, render, templateOf, type Template } from '@cordon/core/people/phishing';
import { newId } from '../../platform/ids.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { PersonFacts } from '../people.ts';
import { campaignState, channelOf, type Campaign, type Target } from './campaign.ts';
import type { PhishingDeps } from './deps.ts';
import { domainIn } from './domains.ts';
import { finish, lookAtFalls } from './ending.ts';
import { triedBy, verifiedDomains } from './people.ts';
import { maySendAs } from './senders.ts';

const HOUR_MS = 3_600_000;
/** Of one look, so that a stop is heard soon. */
const AT_ONCE = 50;

/** Header by which whoever runs the mail of a vendor tells an exercise from an attack. */
const HEADER = 'X-Phish-Sim';

/** One look at every campaign that was started: sends what is due, notes who fell, ends what is over. */
export async function lookAtCampaigns(deps: PhishingDeps): Promise<void> {
  for (const campaign of await deps.campaigns.started()) {
    const state = campaignState(campaign, deps.now());
    if (state === 'ended') {
      await deps.campaigns.end(campaign.id, 'over', deps.now());
    } else if (state === 'running') {
      await sendDue(deps, campaign);
      await lookAtFalls(deps, campaign);
    } else if (state === 'draft') {
      // It was started, so it was authorised: somebody changed what was signed.
      deps.log.error('a phishing campaign is not as it was signed', {
        feature: 'phishing',
        job: campaign.id,
      });
    }
  }
  for (const campaign of await deps.campaigns.unfinished()) await finish(deps, campaign);
}

interface Ground {
  readonly campaign: Campaign;
  readonly company: string;
  readonly people: ReadonlyMap<string, PersonFacts>;
  readonly verified: ReadonlySet<string>;
  readonly mailer: Pick<Mailer, 'send'> | null;
}

/** Sends what is due, as much as the hour has room for. Who may still be reached is asked anew each time. */
async function sendDue(deps: PhishingDeps, campaign: Campaign): Promise<void> {
  const hourAgo = new Date(deps.now().getTime() - HOUR_MS);
  const room = campaign.scope.perHour - (await deps.targets.sentSince(campaign.id, hourAgo));
  if (room <= 0) return;
  const due = await deps.targets.due(campaign.id, deps.now(), Math.min(room, AT_ONCE));
  if (due.length === 0) return;
  const [people, verified, company] = await Promise.all([
    triedBy(deps, campaign),
    verifiedDomains(deps, campaign.scope.vendor),
    deps.people.company(),
  ]);
  const { mailer, close } = await openMailer(deps, campaign, company?.id ?? '');
  const ground = {
    ...{ campaign, verified, mailer, company: company?.name ?? '' },
    people: new Map(people.map((person) => [person.id, person])),
  };
  try {
    for (const target of due) await sendOne(deps, ground, target);
  } finally {
    close();
  }
}

/** @returns no mailer where the profile was ended, or its sender is in no verified domain any more */
async function openMailer(deps: PhishingDeps, { scope }: Campaign, company: string) {
  if (scope.sender === null) return { mailer: deps.mailer, close: () => undefined };
  const sender = await deps.senders.opened(scope.sender);
  if (sender === null || !(await maySendAs(deps, sender.address, company))) {
    return { mailer: null, close: () => undefined };
  }
  const mailer = deps.mailerOf(sender);
  return {
    mailer,
    close: () => {
      mailer.close();
    },
  };
}

async function sendOne(deps: PhishingDeps, ground: Ground, target: Target): Promise<void> {
  const person = ground.people.get(target.person);
  const template = templateOf(target.template);
  if (person === undefined || template === undefined) return deps.targets.leaveOut(target.id, 'left');
  const late = target.sendAt !== null && deps.now().getTime() - target.sendAt.getTime() > HOUR_MS;
  // Their shift may be over: nobody is tried at home.
  if (late) return deps.targets.leaveOut(target.id, 'missed');
  if (channelOf(target.template) === 'ticket') return openTicket(deps, ground, target, template);
  if (person.email === null || !ground.verified.has(domainIn(person.email))) {
    return deps.targets.leaveOut(target.id, 'domain');
  }
  return sendMail(deps, ground, target, template, { email: person.email, name: person.name });
}

async function sendMail(
  deps: PhishingDeps,
  { campaign, company, mailer }: Ground,
  target: Target,
  template: Template,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<void> {
  const token = deps.token();
  const messageId = `${newId('sim').replace('_', '-')}@${new URL(deps.baseUrl).hostname}`;
  const claimed = { tokenHash: deps.hash(token), messageId, at: deps.now() };
  if (mailer === null) return deps.targets.leaveOut(target.id, 'failed');
  if (!(await deps.targets.claim(target.id, claimed))) return;
  const link = `${deps.baseUrl}/p/${token}`;
  const [firstName = name] = name.split(' ');
  const { html, ...mail } = render(template, { firstName, vendor: campaign.vendor.name, company, link });
  const seen = `<img src="${escaped(link)}/i.gif" alt="" width="1" height="1">`;
  try {
    const { sent } = await mailer.send({
      ...{ ...mail, to: email, messageId, headers: { [HEADER]: campaign.id } },
      html: html.replace('</body>', `${seen}</body>`),
    });
    if (!sent) await deps.targets.leaveOut(target.id, 'failed');
    else await deps.targets.delivered(target.id, deps.now(), null);
  } catch (err) {
    // Not tried again: whether it went out is not known, and nobody is to get it twice.
    await deps.targets.leaveOut(target.id, 'failed');
    deps.log.error('a phishing exercise could not be mailed', { feature: 'phishing', job: campaign.id, err });
  }
}

/**
 * A ticket in the hand of its person, of a customer that nobody is: what is written in it is shown as in any other, and
 * no data of a real customer ever is.
 */
async function openTicket(
  deps: PhishingDeps,
  { campaign, company, people }: Ground,
  target: Target,
  template: Template,
): Promise<void> {
  const at = deps.now();
  const { agreement, vendor } = campaign.scope;
  const [work] = await deps.assignments.live({ person: target.person, agreement }, at);
  if (work === undefined) return deps.targets.leaveOut(target.id, 'off-shift');
  const canary = await deps.canaryIn(work.source);
  if (canary === null) return deps.targets.leaveOut(target.id, 'no-canary');
  if (!(await deps.targets.claim(target.id, { tokenHash: null, messageId: null, at }))) return;
  const [firstName = ''] = (people.get(target.person)?.name ?? '').split(' ');
  const { subject, text } = render(template, { firstName, vendor: campaign.vendor.name, company, link: '' });
  const { id } = await deps.tickets.intake.receive({
    ...{ source: work.source, externalId: newId('m').slice(2, 14), party: vendor, purpose: work.purpose },
    ...{ subjectLine: subject, priority: 'normal', status: 'open', createdAt: at },
    requester: { by: 'request', subject: canary },
    messages: [{ id: '1', at, author: 'customer', body: text }],
  });
  await deps.tickets.assign(id, target.person, at);
  await deps.targets.delivered(target.id, at, id);
}
