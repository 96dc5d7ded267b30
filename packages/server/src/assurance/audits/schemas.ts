import { practices, type PracticeId } from '@cordon/core/assurance';
import { conclusions, marks, NONCE, populationKinds, stages } from '@cordon/core/assurance/audits';
import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { nameOfThing, prose } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

const kind = z.enum(populationKinds);
const mark = z.enum(marks);
const conclusion = z.enum(conclusions);
const practice = z.enum(Object.keys(practices) as [PracticeId, ...PracticeId[]]);
const line = z.string().min(1).max(200);
const hex = z.string().regex(NONCE);

const rule = z.object({
  confidence: z.number().min(0.5).max(0.999),
  tolerable: z.number().min(0.001).max(0.5),
  expected: z.int().min(0).max(20),
});

export const auditRow = z
  .object({
    id: z.string(),
    agreement: z.object({ id: z.string(), title: z.string() }),
    vendor: partyRef,
    from: instant,
    until: instant,
    stage: z.enum(stages),
    plannedBy: personRef,
    plannedAt: instant,
    reauditOf: z.string().nullable(),
    reportedAt: instant.nullable(),
    exceptions: z.int().nullable().meta({ description: 'Null for the vendor until the report is made' }),
  })
  .meta({ id: 'AuditRow' });

export const auditsView = z
  .object({
    audits: z.array(auditRow),
    due: z.array(
      z.object({
        agreement: z.object({ id: z.string(), title: z.string() }),
        vendor: partyRef,
        clause: z.string().nullable(),
        everyMonths: z.int().nullable(),
        last: z.object({ audit: z.string(), at: instant }).nullable(),
        dueAt: instant.nullable(),
        overdue: z.boolean(),
        window: z
          .object({ from: instant, until: instant })
          .nullable()
          .meta({ description: 'What an auditor may look at; null: all of it' }),
      }),
    ),
    mayPlan: z.boolean(),
  })
  .meta({ id: 'Audits' });

export const evidenceRequest = z
  .object({
    id: z.string(),
    audit: z.string(),
    agreement: z.object({ id: z.string(), title: z.string() }),
    party: partyRef,
    line: z.string().nullable(),
    asks: z.string(),
    dueAt: instant,
    askedBy: personRef,
    askedAt: instant,
    entry: z.int(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: instant.nullable(),
    overdue: z.boolean(),
    files: z.array(z.object({ id: z.string(), name: z.string(), sha256: z.string(), bytes: z.int() })),
  })
  .meta({ id: 'EvidenceRequest' });

export const evidenceRequests = z
  .object({ requests: z.array(evidenceRequest) })
  .meta({ id: 'EvidenceRequests' });

export const auditView = auditRow
  .extend({
    entry: z.int().meta({ description: 'Entry of the plan' }),
    practices: z.array(practice),
    clauses: z.array(z.string()),
    rule,
    byRole: z.boolean(),
    history: z.array(
      z.object({
        kind: z.string(),
        at: instant,
        by: z.string().nullable(),
        entry: z.int(),
        about: z.string().nullable(),
      }),
    ),
    commitment: z.string().nullable(),
    population: z
      .object({
        root: z.string(),
        checkpoint: z.int().meta({ description: 'Size of the witnessed checkpoint' }),
        entries: z.int().meta({ description: 'Entries of the ledger in the period, each accounted for' }),
        first: z.int().nullable(),
        last: z.int().nullable(),
        lists: z.array(
          z.object({
            kind,
            count: z.int(),
            toDraw: z.int().meta({ description: 'By the rule of the plan' }),
          }),
        ),
        out: z.array(z.object({ reason: z.string(), words: z.string(), count: z.int() })),
        idle: z.int(),
        unlisted: z.int(),
      })
      .nullable(),
    seed: z.string().nullable(),
    tests: z.record(kind, z.array(z.object({ id: z.string(), asks: z.string() }))),
    papers: z.array(
      z.object({
        line,
        kind,
        entry: z.int().nullable(),
        at: instant.nullable(),
        person: personRef.nullable(),
        says: z.array(z.string()),
        marks: z.record(z.string(), mark).nullable(),
        note: z.string(),
        deviates: z.boolean(),
      }),
    ),
    results: z.array(
      z.object({
        kind,
        drawn: z.int(),
        looked: z.int(),
        deviations: z.int(),
        low: z.number(),
        high: z.number(),
      }),
    ),
    criteria: z.array(
      z.object({
        criterion: z.string(),
        words: z.string(),
        conclusion: conclusion.nullable(),
        text: z.string(),
      }),
    ),
    interviews: z.array(z.object({ with: z.string(), on: z.string(), notes: z.string() })),
    reviews: z.array(z.object({ review: z.string(), kept: z.int(), removed: z.int(), open: z.int() })),
    requests: z.array(evidenceRequest),
    report: z
      .string()
      .nullable()
      .meta({ description: 'SHA-256 of the report as it stands; what its auditor signs' }),
    file: z.string().nullable().meta({ description: 'SHA-256 of the signed file' }),
    responses: z.array(
      z.object({
        side: z.enum(['company', 'vendor']),
        text: z.string(),
        at: instant,
        by: z.string().nullable(),
      }),
    ),
    may: z.array(z.enum(['commit', 'draw', 'work', 'report', 'respond', 'close', 'abandon', 'plan-again'])),
  })
  .meta({ id: 'AuditView' });

export const planAuditBody = z
  .strictObject({
    agreement: identifier,
    from: instant,
    until: instant,
    practices: z.array(practice).max(25),
    clauses: z.array(identifier).max(60),
    rule: z.strictObject(rule.shape),
    byRole: z.boolean(),
    reauditOf: identifier.nullable(),
    ...signedActFields,
  })
  .refine(({ practices: some, clauses }) => some.length + clauses.length > 0, {
    message: 'An audit concludes on something: name a practice or a clause.',
  })
  .meta({ id: 'PlanAuditBody' });

export const commitAuditBody = z
  .strictObject({ commitment: hex, ...signedActFields })
  .meta({ id: 'CommitAuditBody' });

export const drawAuditBody = z
  .strictObject({ nonce: hex, root: hex, ...signedActFields })
  .meta({ id: 'DrawAuditBody' });

export const auditPaperBody = z
  .strictObject({
    line: line.regex(/^[A-Za-z0-9_.: -]+$/),
    marks: z.record(identifier, mark),
    note: prose(0, 2000),
    ...signedActFields,
  })
  .meta({ id: 'AuditPaperBody' });

export const auditInterviewBody = z
  .strictObject({ with: nameOfThing(2, 120), on: z.iso.date(), notes: prose(3, 4000), ...signedActFields })
  .meta({ id: 'AuditInterviewBody' });

export const auditConclusionBody = z
  .strictObject({
    criterion: line.regex(/^[A-Za-z0-9_.: -]+$/),
    conclusion,
    text: prose(3, 2000),
    ...signedActFields,
  })
  .meta({ id: 'AuditConclusionBody' });

export const askEvidenceBody = z
  .strictObject({
    of: z.enum(['company', 'vendor']),
    line: line.regex(/^[A-Za-z0-9_.: -]+$/).nullable(),
    asks: prose(3, 1000),
    dueAt: instant,
    ...signedActFields,
  })
  .meta({ id: 'AskEvidenceBody' });

export const answerEvidenceBody = z
  .strictObject({ answer: prose(3, 4000), files: z.array(hex).max(20), ...signedActFields })
  .meta({ id: 'AnswerEvidenceBody' });

export const reportAuditBody = z
  .strictObject({ report: hex, ...signedActFields })
  .meta({ id: 'ReportAuditBody' });

export const auditResponseBody = z
  .strictObject({ text: prose(3, 4000), ...signedActFields })
  .meta({ id: 'AuditResponseBody' });

export const abandonAuditBody = z
  .strictObject({ why: prose(3, 600), ...signedActFields })
  .meta({ id: 'AbandonAuditBody' });

export const auditActBody = z.strictObject(signedActFields).meta({ id: 'AuditActBody' });
