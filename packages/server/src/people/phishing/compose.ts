import { toUtf8 } from '@cordon/ledger';
import type { House } from '../../compose.ts';
import { agreementRows } from '../../composeAgreementsSeen.ts';
import { createDraws } from '../../platform/draws.ts';
import { keyedHash, sha256 } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { createMailer } from '../../platform/mail.ts';
import { composeTraining } from '../training/compose.ts';
import { assignCourse } from '../training/index.ts';
import { campaignRoutes } from './campaigns.routes.ts';
import { createCampaignStore } from './campaigns.store.ts';
import type { PhishingDeps } from './deps.ts';
import { createDomainStore } from './domains.store.ts';
import { createEventStore } from './events.store.ts';
import { groundRoutes } from './ground.routes.ts';
import { landingRoutes } from './landing.routes.ts';
import { createReportStore } from './reports.store.ts';
import { reportMailbox } from './reporting.ts';
import { reportRoutes } from './reports.routes.ts';
import { createSenderStore } from './senders.store.ts';
import { createTargetStore } from './targets.store.ts';

const [tokens, seeds] = [createDraws(16), createDraws(4)];

/** Phishing exercises over a house. */
export function composePhishing(house: House): PhishingDeps {
  const { world, people, assignments, tickets, findings, signedActs, enterAct, now } = house;
  const { keys, pools, mailer, baseUrl, log } = world;
  const training = composeTraining(house);
  const addresses = keyedHash(keys.derive('phishing-addresses'));
  return {
    campaigns: createCampaignStore(pools.app),
    targets: createTargetStore(pools.app),
    events: createEventStore(pools.app),
    domains: createDomainStore(pools.app),
    senders: createSenderStore(pools.app, keys),
    reports: createReportStore(pools.app),
    ...{ people, assignments, tickets, findings, signedActs, enterAct, mailer, baseUrl, log, now },
    async agreement(id) {
      const found = await house.agreements.find(id);
      return found && { id: found.id, title: found.title, vendor: found.processor.id };
    },
    agreementsInForce: async () =>
      (await agreementRows(house))
        .filter(({ status }) => status === 'in-force')
        .map(({ id, title, vendor }) => ({ id, title, vendor: { id: vendor.id, name: vendor.name } })),
    async canaryIn(source) {
      const live = await house.canaryDeps.store.live();
      return live.find((canary) => canary.source === source)?.subject ?? null;
    },
    windowsOf: (person) => house.accesses.windowsOf(person),
    mailerOf: ({ url, address }) => createMailer({ smtpUrl: url, from: address }),
    // Of no campaign, and told to nobody but the person: who is asked for it fell.
    async assignCourse(given) {
      await assignCourse(training, { ...given, reason: 'phishing', cause: null });
      return true;
    },
    token: () => Buffer.from(tokens()).toString('base64url'),
    seed: () => Buffer.from(seeds()).readUInt32BE(),
    hash: (text) => sha256(toUtf8(text)),
    addressHash: (campaign, ip) =>
      Buffer.from(addresses(`${campaign}:${ip}`))
        .toString('base64url')
        .slice(0, 22),
  };
}

/** Hangs its routes in: what people decide, and what the links lead to. */
export function composePhishingRoutes(app: App, house: House): void {
  const deps = composePhishing(house);
  const { guard } = house.identity;
  campaignRoutes(app, guard, deps);
  groundRoutes(app, guard, deps);
  reportRoutes(app, guard, deps);
  house.canaryMail.add(reportMailbox(deps));
  // Encapsulated: its pages take a form, which nothing else does.
  void app.register((scope, _, done) => {
    landingRoutes(scope, deps);
    done();
  });
}
