import { courseStates } from '@cordon/core/kernel';
import { eventReasons, standingReasons } from '@cordon/core/people/training';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

const course = identifier;
const state = z.enum(courseStates).meta({
  description:
    'due and grace are still good; expired and never close access where a clause asks for the course',
});

export const owedCourse = z
  .object({
    course,
    title: z.string(),
    state,
    until: instant.nullable().meta({ description: 'When it has to be passed anew' }),
    closesAt: instant
      .nullable()
      .meta({ description: 'When access closes: the grace of the clause included' }),
    stops: z.boolean().meta({ description: 'It keeps its person from customer data now' }),
    reasons: z.array(z.enum([...standingReasons, ...eventReasons])),
    causes: z
      .array(z.string())
      .meta({ description: 'Rules that ask for it: "agreement clause", or the id of a rule' }),
  })
  .meta({ id: 'OwedCourse' });

const counts = z.record(z.enum(courseStates), z.int());

export const trainingView = z
  .object({
    courses: z.array(z.object({ course, title: z.string(), counts, stopped: z.int() })),
    vendors: z.array(
      z.object({
        vendor: partyRef,
        people: z.int().meta({ description: 'Who owes a course at all' }),
        counts: counts.meta({ description: 'People by the worst of their courses' }),
        stopped: z.int().meta({ description: 'People whom a course keeps from customer data now' }),
      }),
    ),
    people: z
      .array(
        z.object({ person: personRef, vendor: partyRef, stops: z.boolean(), courses: z.array(owedCourse) }),
      )
      .meta({ description: 'Whoever has a course that is not current, the worst first; empty for auditors' }),
    more: z.int().meta({ description: 'People left out of the list' }),
    mayAssign: z.boolean(),
    mayRule: z.boolean(),
    catalogue: z.array(z.object({ course, title: z.string() })),
    trainees: z.array(personRef).meta({ description: 'Whom a course can be assigned to' }),
  })
  .meta({ id: 'Training' });

export const passedCourse = z
  .object({
    completion: z.uuid(),
    course,
    title: z.string(),
    version: z.int(),
    passedAt: instant,
    source: z.enum(['attempt', 'import', 'spaced']),
    entry: z.int().nullable(),
    certificate: z.object({ id: z.uuid(), hash: z.string(), entry: z.int(), madeAt: instant }).nullable(),
  })
  .meta({ id: 'PassedCourse' });

export const myTraining = z
  .object({
    courses: z.array(owedCourse),
    next: course
      .nullable()
      .meta({ description: 'The course to open first: what keeps one out, else what is due soonest' }),
    passed: z.array(passedCourse),
  })
  .meta({ id: 'MyTraining' });

export const assignBody = z
  .strictObject({
    ...{ person: identifier, course, due: instant },
    incident: identifier.optional().meta({ description: 'The incident it answers, where one does' }),
    ...signedActFields,
  })
  .meta({ id: 'AssignCourseBody' });

export const trainingRule = z
  .object({
    id: z.string(),
    party: partyRef,
    scope: z.enum(['role', 'purpose', 'risk']),
    value: z.string(),
    course,
    title: z.string(),
    everyMonths: z.int(),
    madeAt: instant,
    mayEnd: z.boolean(),
  })
  .meta({ id: 'TrainingRule' });

export const ruleBody = z
  .strictObject({
    scope: z.enum(['role', 'purpose', 'risk']),
    value: identifier.meta({
      description: 'A role or purpose of the work, or a residual risk from 0 to 100',
    }),
    course,
    everyMonths: z.int().min(1).max(36),
    ...signedActFields,
  })
  .meta({ id: 'TrainingRuleBody' });

export const endRuleBody = z.strictObject(signedActFields).meta({ id: 'EndTrainingRuleBody' });

export const ruleMade = z.object({ id: z.string() });

export const spacedQuestion = z
  .object({
    course,
    title: z.string(),
    question: z.string(),
    kind: z.enum(['single', 'multiple', 'order']),
    text: z.string(),
    answers: z.array(z.object({ key: z.string(), text: z.string() })),
    mostDays: z
      .int()
      .meta({ description: 'How far questions answered right lengthen the course, by the clause' }),
  })
  .meta({ id: 'SpacedQuestion' });

export const spacedToday = z.object({ question: spacedQuestion.nullable() }).meta({ id: 'SpacedToday' });

export const spacedBody = z
  .strictObject({
    course,
    question: identifier,
    answer: z.array(identifier).min(1).max(8),
    ...signedActFields,
  })
  .meta({ id: 'SpacedAnswerBody' });

export const spacedAnswered = z
  .object({ right: z.boolean(), answer: z.array(z.string()), because: z.string() })
  .meta({ id: 'SpacedAnswered' });

export const certificateBody = z
  .strictObject({ completion: z.uuid() })
  .meta({ id: 'TrainingCertificateBody' });

export const certificateMade = z.object({ id: z.uuid() }).meta({ id: 'TrainingCertificateMade' });
