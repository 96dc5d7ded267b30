import { conductSteps } from '@cordon/core/kernel';
import { gravities, vendorSteps, violationKinds } from '@cordon/core/people/conduct';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { prose } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';
import { caseSources } from './conduct.ts';

const violation = z.enum(violationKinds);
const step = z.enum(conductSteps);
const stepOrNone = z.enum(['none', ...conductSteps]);
const entry = z.int().min(0);
const statement = prose(10, 4000);
const why = prose(10, 2000);

const state = z.enum([
  ...(['gathering', 'hearing', 'heard', 'proposed', 'decided'] as const),
  ...(['appealed', 'appeal-proposed', 'upheld', 'overturned', 'dismissed'] as const),
]);

const outcome = z.object({
  step: stepOrNone,
  until: instant.nullable().meta({ description: 'Set for a suspension' }),
  course: z.string().nullable().meta({ description: 'Set for retraining' }),
});

export const conductRow = z
  .object({
    id: z.string(),
    subject: personRef,
    vendor: partyRef,
    agreement: z.object({ id: z.string(), title: z.string() }),
    violation,
    gravity: z.enum(gravities),
    state,
    step: stepOrNone.nullable().meta({ description: 'What was decided; null while nothing is' }),
    openedAt: instant,
    due: instant.nullable().meta({ description: 'When the next of the agreed times runs out' }),
    waitsForMe: z.boolean().meta({ description: 'Whether the next step can be mine' }),
  })
  .meta({ id: 'ConductRow' });

export const reportRow = z
  .object({
    id: z.string(),
    party: partyRef,
    subject: personRef.nullable(),
    reporter: personRef
      .nullable()
      .meta({ description: 'Null for who gave no name, and for all but the company' }),
    unnamed: z.boolean(),
    violation,
    text: z.string(),
    receivedOn: z.iso.date(),
    state: z.enum(['received', 'case', 'set-aside']),
    answer: z.string().nullable(),
    case: z.string().nullable(),
    entry: z.int(),
  })
  .meta({ id: 'ConductReport' });

export const conductView = z
  .object({
    cases: z.array(conductRow),
    reports: z.array(reportRow),
    vendors: z.array(
      z.object({
        vendor: partyRef,
        agreements: z.array(z.object({ id: z.string(), title: z.string() })),
        step: z.enum(vendorSteps).nullable(),
        cases: z.int(),
        grave: z.int(),
        since: z.int().meta({ description: 'Cases after the step before was asked for' }),
      }),
    ),
    courses: z.array(z.object({ id: z.string(), title: z.string() })),
  })
  .meta({ id: 'Conduct' });

export const conductStanding = z
  .object({
    open: z.int().meta({ description: 'Cases in which nobody decided yet' }),
    steps: z.array(z.object({ step, at: instant, countsUntil: instant, inForce: z.boolean() })),
  })
  .meta({ id: 'ConductStanding', description: 'Where somebody stands by all of their cases' });

/** For auditors: how it goes, and of nobody by name. */
export const conductCounts = z
  .object({
    violation,
    gravity: z.enum(gravities),
    state,
    step: stepOrNone.nullable(),
    cases: z.int(),
    heardInTime: z.int().meta({ description: 'Decided with the whole time to answer, or an answer' }),
    twoDecided: z.int(),
  })
  .meta({ id: 'ConductCounts' });

const actView = z.object({
  kind: z.string(),
  at: instant,
  by: z.string().nullable().meta({ description: 'Name; null where whoever looks is not to know' }),
  side: z.enum(['company', 'vendor']),
  text: z.string().nullable(),
  entry: z.int().nullable(),
  cites: z.int().nullable(),
  outcome: outcome.nullable(),
  until: instant.nullable(),
  granted: z.boolean().nullable(),
});

const factView = z.object({
  entry: z.int(),
  at: instant,
  kind: z.string(),
  code: z.string().nullable(),
});

const ladder = z.object({
  clauses: z.array(z.string()).meta({ description: 'Empty: the house rule' }),
  decidedBy: z.enum(['one-of-each', 'controller']),
  hearingDays: z.int(),
  appealDays: z.int(),
  steps: z.array(
    z.object({
      step,
      open: z.boolean(),
      months: z.int().meta({ description: 'How long it counts against a later case' }),
      before: z
        .array(instant)
        .meta({ description: 'When the person came to this step before, while it counts' }),
    }),
  ),
});

const may = z.enum([
  'fact',
  'hearing',
  'propose',
  'decide',
  'take-back',
  'appeal-propose',
  'appeal-decide',
  'appeal-take-back',
]);

export const conductCaseView = conductRow
  .extend({
    source: z.enum(caseSources),
    basis: z.string().nullable(),
    reporter: personRef.nullable(),
    openedBy: personRef,
    summary: z.string(),
    facts: z.array(factView),
    acts: z.array(actView),
    hearing: z.object({ until: instant, stated: instant.nullable() }).nullable(),
    proposal: z.object({ id: z.string(), by: z.string(), outcome }).nullable(),
    appealProposal: z.object({ id: z.string(), by: z.string(), granted: z.boolean() }).nullable(),
    decision: outcome.extend({ at: instant, by: z.array(z.string()) }).nullable(),
    inForce: z.boolean().meta({ description: 'Whether it takes something from the person now' }),
    appealUntil: instant.nullable(),
    ladder,
    may: z.array(may).meta({ description: 'What whoever asks may do now' }),
    earliestHearing: instant.meta({
      description: 'The soonest day that a hearing asked for now may run out',
    }),
  })
  .meta({ id: 'ConductCase' });

export const ownConductView = z
  .object({
    cases: z.array(
      z.object({
        id: z.string(),
        agreement: z.object({ id: z.string(), title: z.string() }),
        violation,
        state,
        openedAt: instant,
        summary: z.string(),
        facts: z.array(factView),
        hearingUntil: instant.nullable(),
        statement: z.string().nullable(),
        decision: outcome.extend({ at: instant, why: z.string() }).nullable(),
        inForce: z.boolean(),
        appealUntil: instant.nullable(),
        appeal: z.string().nullable(),
        appealAnswer: z.object({ granted: z.boolean(), at: instant, why: z.string() }).nullable(),
        clauses: z.array(z.string()),
        may: z.array(z.enum(['state', 'appeal'])),
      }),
    ),
    reports: z.array(
      z.object({
        id: z.string(),
        violation,
        receivedOn: z.iso.date(),
        state: z.enum(['received', 'case', 'set-aside']),
        answer: z.string().nullable(),
      }),
    ),
    colleagues: z.array(personRef).meta({ description: 'Whom one may report' }),
  })
  .meta({ id: 'OwnConduct', description: 'What is recorded about whoever asks, and what they reported' });

export const openCaseBody = z
  .strictObject({
    person: identifier,
    agreement: identifier,
    violation,
    source: z.enum(caseSources),
    basis: identifier.nullable(),
    entries: z.array(entry).max(50),
    summary: prose(10, 2000),
    ...signedActFields,
  })
  .meta({ id: 'OpenConductCaseBody' });

export const factBody = z.strictObject({ entry, ...signedActFields }).meta({ id: 'ConductFactBody' });
export const hearingBody = z
  .strictObject({ until: instant, ...signedActFields })
  .meta({ id: 'ConductHearingBody' });
export const statementBody = z
  .strictObject({ text: statement, ...signedActFields })
  .meta({ id: 'ConductStatementBody' });
export const appealBody = z
  .strictObject({ text: statement, ...signedActFields })
  .meta({ id: 'ConductAppealBody' });
export const proposeBody = z
  .strictObject({
    step: stepOrNone,
    until: instant.nullable(),
    course: identifier.nullable(),
    why,
    ...signedActFields,
  })
  .meta({ id: 'ConductProposeBody' });
export const decideBody = z
  .strictObject({ proposal: identifier, step: stepOrNone, approve: z.boolean(), ...signedActFields })
  .meta({ id: 'ConductDecideBody' });
export const appealProposeBody = z
  .strictObject({ granted: z.boolean(), why, ...signedActFields })
  .meta({ id: 'ConductAppealProposeBody' });
export const appealDecideBody = z
  .strictObject({ proposal: identifier, granted: z.boolean(), approve: z.boolean(), ...signedActFields })
  .meta({ id: 'ConductAppealDecideBody' });
export const reportBody = z
  .strictObject({ person: identifier, violation, text: statement, ...signedActFields })
  .meta({ id: 'ConductReportBody' });
export const unnamedBody = z.strictObject({ violation, text: statement }).meta({ id: 'UnnamedReportBody' });
export const receiptBody = z
  .strictObject({ receipt: z.string().regex(/^[A-Z2-7]{26}$/) })
  .meta({ id: 'ReportReceiptBody' });
export const receiptView = z
  .object({ receipt: z.string().meta({ description: 'Shown this once: only its hash is kept' }) })
  .meta({ id: 'ReportReceipt' });
export const answeredView = z
  .object({
    state: z.enum(['received', 'case', 'set-aside']),
    receivedOn: z.iso.date(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'ReportAnswered' });
export const setAsideBody = z
  .strictObject({ answer: prose(10, 1000), ...signedActFields })
  .meta({ id: 'SetReportAsideBody' });
