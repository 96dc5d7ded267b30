import { NOISES, SIDES } from '@cordon/core/people/phishing';
import { z } from 'zod';
import { closingActFields, signedActFields } from '../../identity/signed-acts.ts';
import { nameOfThing } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A name of the DNS in small letters, of two labels at least. */
const domain = z
  .string()
  .min(3)
  .max(253)
  .refine((text) => text.includes('.') && text.split('.').every((label) => LABEL.test(label)), {
    message: 'a mail domain in small letters',
  });

const scopeFields = {
  agreement: identifier,
  vendor: identifier,
  from: instant,
  until: instant,
  templates: z.array(identifier).min(1).max(20),
  people: z.enum(['agents', 'everybody']),
  sites: z.array(identifier).min(1).max(50).nullable(),
  perHour: z.int().min(1).max(2000),
  names: z
    .enum(['nobody', 'trainer'])
    .meta({ description: 'Who may know who fell, beside themselves: nobody, or the vendor’s admin' }),
  course: z.boolean(),
  limitPercent: z.int().min(1).max(100),
  sender: identifier.nullable(),
};

const scopeView = z.object(scopeFields).meta({ id: 'PhishingScope' });

export const planCampaignBody = z
  .strictObject({ scope: z.strictObject(scopeFields), ...signedActFields })
  .meta({ id: 'PlanCampaignBody' });

export const signedBody = z.strictObject(signedActFields).meta({ id: 'PhishingActBody' });

export const closingBody = z.strictObject(closingActFields).meta({ id: 'PhishingClosingBody' });

export const askDomainBody = z.strictObject({ domain, ...signedActFields }).meta({ id: 'AskDomainBody' });

export const verifyDomainBody = z
  .strictObject({ domain, code: z.string().min(1).max(60), ...signedActFields })
  .meta({ id: 'VerifyDomainBody' });

export const removeDomainBody = z
  .strictObject({ domain, ...closingActFields })
  .meta({ id: 'RemoveDomainBody' });

export const makeSenderBody = z
  .strictObject({
    name: nameOfThing(1, 80),
    url: z
      .string()
      .max(500)
      .refine((text) => /^smtps?:$/.test(URL.parse(text)?.protocol ?? ''), {
        message: 'begins with smtp:// or smtps://',
      }),
    address: z.email().max(200),
    ...signedActFields,
  })
  .meta({ id: 'MakePhishingSenderBody' });

export const reportBody = z
  .strictObject({
    ticket: identifier.nullable(),
    mail: z
      .string()
      .max(40_000)
      .meta({ description: 'The mail as it is pasted: looked through for our own marks, kept nowhere' }),
  })
  .meta({ id: 'ReportMessageBody' });

export const reportedView = z.object({ exercise: z.boolean() }).meta({ id: 'ReportedMessage' });

const share = z.number().min(0).nullable();

const countsView = z.object({
  delivered: z.int(),
  mailed: z.int(),
  opened: z.int(),
  raw: z.object({ clicked: z.int(), submitted: z.int() }),
  clicked: z.int(),
  submitted: z.int(),
  reported: z.int(),
  fell: z.int(),
  medianSecondsToReport: z.number().nullable(),
  noise: z.record(z.enum(NOISES), z.int()),
});

const told = {
  counts: countsView,
  rates: z.object({ phishProne: share, reportRate: share, resilience: share }),
};

const resultView = z
  .object({
    people: z.int(),
    sent: z.int(),
    delivered: z.int(),
    leftOut: z.record(z.string(), z.int()),
    told: z
      .object({ ...told, repeat: share })
      .nullable()
      .meta({ description: 'Null while fewer people were reached than may be told of' }),
    groups: z.array(z.object({ ...told, site: z.string().nullable() })),
  })
  .meta({ id: 'PhishingResult' });

const campaignState = z.enum(['draft', 'authorised', 'running', 'ended']);

const campaignFields = {
  id: z.string(),
  vendor: partyRef,
  agreement: z.object({ id: z.string(), title: z.string() }),
  state: campaignState,
  scope: scopeView,
  madeBy: personRef,
  madeAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endedWhy: z.enum(['over', 'stopped']).nullable(),
  authorisations: z.array(z.object({ side: z.enum(SIDES), name: z.string(), at: instant, entry: z.int() })),
};

const campaignRow = z
  .object({ ...campaignFields, rates: z.object({ phishProne: share, reportRate: share }).nullable() })
  .meta({ id: 'PhishingCampaign' });

export const campaignView = z
  .object({
    ...campaignFields,
    side: z.enum(SIDES).nullable().meta({ description: 'For which side the asker may authorise it' }),
    mayStart: z.boolean(),
    mayReadNames: z.boolean(),
    hours: z.array(z.object({ at: instant, planned: z.int(), sent: z.int() })),
    result: resultView.nullable(),
    sites: z.array(personRef),
  })
  .meta({ id: 'PhishingCampaignDetail' });

const templateView = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['credential', 'colleague', 'customer']),
    fromName: z.string(),
    subject: z.string(),
    text: z.array(z.string()),
    link: z.string().nullable(),
    asks: z.array(z.string()),
    tells: z.array(z.object({ piece: z.string(), why: z.string() })),
  })
  .meta({ id: 'PhishingTemplate' });

export const phishingView = z
  .object({
    mayPlan: z.boolean(),
    mayVerify: z.boolean(),
    reportAddress: z.string(),
    campaigns: z.array(campaignRow),
    templates: z.array(templateView),
    domains: z.array(
      z.object({
        domain: z.string(),
        party: partyRef,
        askedAt: instant,
        verifiedAt: instant.nullable(),
        mine: z.boolean(),
      }),
    ),
    senders: z.array(z.object({ id: z.string(), name: z.string(), address: z.string() })),
    plannable: z.array(
      z.object({
        agreement: z.object({ id: z.string(), title: z.string() }),
        vendor: partyRef,
        sites: z.array(personRef),
      }),
    ),
    year: z.array(z.object({ vendor: partyRef, counts: countsView.nullable() })),
    reports: z.array(
      z.object({
        id: z.string(),
        person: personRef,
        vendor: partyRef,
        at: instant,
        via: z.enum(['workspace', 'mailbox']),
        ticket: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Phishing' });

export const namesView = z
  .array(z.object({ person: personRef, fellAt: instant, courseAt: instant.nullable() }))
  .meta({ id: 'PhishingNames' });

export const myPhishingView = z
  .object({
    reportAddress: z.string(),
    messages: z.array(
      z.object({
        at: instant,
        outcome: z.enum(['reported', 'fell', 'nothing']),
        template: templateView,
        courseAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'MyPhishing' });
