import { frameworks, itemStatuses } from '@cordon/core/agreements';
import { operations, rowScopes, treatments } from '@cordon/core/kernel';
import { z } from 'zod';
import { instant, partyRef, right, treatment } from '../../platform/schemas.ts';

/** Shapes of clauses, their effects, and what is told of them. Strict on the way in: an unknown name is a lost restriction. */

const word = z.string().min(1).max(80);

const number = z
  .string()
  .min(1)
  .max(20)
  .regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/)
  .meta({ description: 'The number of a clause, such as 4.6' });

const value = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(80)).max(50)]);

const values = z.record(z.string().max(40), value);

const grant = z.strictObject({
  category: z.string().min(1).max(100),
  treatment: z.enum(treatments),
  lookup: z.boolean().optional(),
  confirm: z.boolean().optional(),
  reveal: z
    .strictObject({
      minutes: z.int().min(1).max(60),
      stepUp: z.boolean(),
      approval: z.boolean().optional(),
    })
    .optional(),
});

const grants = z.array(grant).min(1).max(100);

/** Settings of a kind are checked by the kind's own file when the terms are compiled. */
const rule = { kind: word };

/** The number of a rule is that of the clause it stands in; it can name no other. */
const unnumbered = (given: object): boolean => !('clause' in given);

export const effects = z
  .strictObject({
    general: z.literal(true).optional(),
    ticketInHand: z
      .strictObject({ atOnce: z.int().min(1).max(50), minutes: z.int().min(1).max(720) })
      .optional(),
    permissions: z
      .array(
        z.strictObject({
          purpose: word,
          roles: z.array(word).min(1).max(50),
          subjects: z.enum(rowScopes),
          operations: z.array(z.enum(operations)).min(1),
          stepUp: z.boolean().optional(),
          fields: grants,
        }),
      )
      .max(50)
      .optional(),
    grants: z
      .array(z.strictObject({ purposes: z.array(word).min(1).max(50), fields: grants }))
      .max(50)
      .optional(),
    conditions: z.array(z.looseObject(rule).refine(unnumbered)).max(50).optional(),
    limits: z
      .array(z.looseObject({ ...rule, max: z.number().min(0) }).refine(unnumbered))
      .max(50)
      .optional(),
    duties: z
      .array(z.looseObject({ ...rule, by: z.enum(['controller', 'processor']) }).refine(unnumbered))
      .max(50)
      .optional(),
    continuityLease: z
      .strictObject({ hours: z.int().min(1).max(8), reviewWithinHours: z.int().min(1) })
      .optional(),
    emergencyAccess: z
      .strictObject({
        approvers: z.int().min(2),
        minutes: z.int().min(1).max(1440),
        reviewWithinHours: z.int().min(1),
      })
      .optional(),
    sealedOriginals: z
      .strictObject({ days: z.int().min(1).max(365), minutes: z.int().min(1).max(30) })
      .optional(),
    quality: z
      .strictObject({
        roles: z.array(word).min(1).max(50),
        leastGroup: z.int().min(2).max(1000),
        keepDays: z.int().min(1).max(3650),
        withheldDays: z.int().min(1).max(90),
      })
      .optional(),
    witnessQuorum: z.strictObject({ least: z.int().min(1) }).optional(),
    inFlight: z.strictObject({ minutes: z.int().min(1).max(1440) }).optional(),
  })
  .meta({ id: 'Effects' });

export const from = z.strictObject({ clause: word, values });

/** A clause as it is handed in: confirmations are the server's to decide. */
export const clauseEdit = z
  .strictObject({
    id: number,
    title: z.string().trim().min(1).max(200),
    text: z.string().trim().min(1).max(8000),
    from: from.optional(),
    effects: effects.optional(),
  })
  .meta({ id: 'ClauseEdit' });

const sentence = z.object({
  clause: z.string(),
  effect: z.enum(['permission', 'condition', 'limit', 'duty', 'default']),
  sentence: z.string(),
});

export const clause = z
  .object({
    id: z.string().max(20),
    title: z.string().max(200),
    text: z.string().max(8000),
    from: from.nullable().meta({ description: 'The clause of the library it was made from' }),
    effects: effects.nullable().meta({ description: 'Only of a clause written by hand' }),
    state: z.enum(['library', 'confirmed', 'pending']).meta({
      description: 'library: reads as its template; confirmed: by hand, both sides confirmed what it does',
    }),
    awaits: z.array(partyRef).meta({ description: 'Sides that have not confirmed what it does' }),
    meant: z
      .array(sentence)
      .meta({ description: 'Of a pending clause: what it would do once both sides have confirmed it' }),
  })
  .meta({ id: 'Clause' });

export const particulars = z.record(z.string().max(40), z.string().max(2000)).meta({ id: 'Particulars' });

export const versionBody = z
  .strictObject({
    base: z.int().meta({ description: 'The newest version when editing began' }),
    clauses: z.array(clauseEdit).min(1).max(200),
    particulars: particulars.optional(),
    from: instant.optional(),
    until: instant.optional(),
  })
  .meta({ id: 'VersionBody' });

export const confirmClausesBody = z
  .strictObject({
    base: z.int().meta({ description: 'The version that was read: what it says is what is confirmed' }),
    clauses: z.array(number).min(1).max(200).meta({ description: 'Confirmed together, or none of them' }),
  })
  .meta({ id: 'ConfirmClausesBody' });

export const sightBody = versionBody.omit({ base: true }).meta({ id: 'SightBody' });

const shown = z.object({ treatment, rights: z.array(right) });

const fieldChange = z.object({
  resource: z.string(),
  field: z.string(),
  label: z.string(),
  category: z.string(),
  before: shown,
  after: shown.extend({ clause: z.string() }),
});

const total = z.object({ agents: z.int(), fields: z.int() });

export const completenessView = z
  .object({
    frameworks: z.array(z.enum(frameworks)),
    items: z.array(
      z.object({
        id: z.string(),
        framework: z.enum(frameworks),
        title: z.string(),
        requirement: z.string(),
        citation: z.string(),
        by: z.enum(['contract', 'statute', 'advice']),
        status: z.enum(itemStatuses),
        where: z.string().nullable(),
        clauses: z
          .array(z.object({ clause: z.string(), title: z.string(), number: z.string() }))
          .meta({ description: 'Clauses of the library that answer it, with a number that is free' }),
      }),
    ),
  })
  .meta({ id: 'CompletenessView' });

/** Who would gain and who would lose sight of which fields. */
export const sightRows = {
  rows: z.array(
    z.object({
      role: z.string(),
      purpose: z.string(),
      agents: z.int(),
      gains: z.array(fieldChange),
      loses: z.array(fieldChange),
    }),
  ),
  gain: total,
  lose: total,
};

export const sightView = z
  .object({
    comparedWith: z.int().meta({ description: 'The version in force, or the newest when none is' }),
    ...sightRows,
    rules: z.object({ added: z.array(sentence), removed: z.array(sentence) }),
    clauses: z.array(clause).meta({ description: 'The clauses as they would be kept' }),
    problems: z.array(z.object({ clause: z.string(), problem: z.string() })),
    unfed: z.array(z.string()).meta({ description: 'Clauses with a condition that nothing feeds' }),
    completeness: completenessView,
  })
  .meta({ id: 'SightView' });

const variable = z.object({
  name: z.string(),
  type: z.enum(['integer', 'text', 'word', 'time', 'choice', 'list']),
  label: z.string(),
  help: z.string().nullable(),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  default: value,
});

export const libraryView = z
  .object({
    clauses: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        text: z.string().meta({ description: 'With the defaults put in' }),
        variables: z.array(variable),
        answers: z.array(z.string()),
        citations: z.array(z.string()),
        warning: z.string().nullable().meta({ description: 'What to know before adding it' }),
        number: z.string().nullable().meta({ description: 'The number it has in its template' }),
        template: z.string().nullable(),
      }),
    ),
    addenda: z.array(z.object({ id: z.string(), title: z.string() })),
    particulars: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        of: z.enum(['controller', 'processor', 'both']),
        help: z.string().nullable(),
        default: z.string(),
        fixed: z.boolean().meta({ description: 'Set by the server' }),
      }),
    ),
  })
  .meta({ id: 'LibraryView' });

export const renderBody = z
  .strictObject({ clause: word, values, particulars: particulars.optional() })
  .meta({ id: 'RenderBody' });

export const renderView = z
  .object({
    title: z.string(),
    text: z.string(),
    values,
    problems: z.array(z.string()),
  })
  .meta({ id: 'RenderView' });

export const matrixView = z
  .object({
    version: z.int(),
    at: instant,
    rows: z.array(
      z.object({
        obligation: z.string(),
        items: z.array(z.string()),
        clause: z.string(),
        owner: z.enum(['controller', 'processor', 'both']),
        does: z.string(),
        evidenced: z.string(),
        duties: z.array(z.string()),
        status: z.enum(['met', 'due', 'failing', 'no-evidence']),
        because: z.string(),
      }),
    ),
    sheet: z
      .object({
        rows: z.array(
          z.object({
            clause: z.string(),
            obligation: z.string(),
            owner: z.enum(['controller', 'processor', 'both']),
            says: z.string(),
            seenIn: z.array(z.string()),
            status: z.enum(['met', 'due', 'failing', 'no-evidence']),
            because: z.string().nullable(),
          }),
        ),
        legend: z.array(z.object({ letter: z.string(), text: z.string() })),
      })
      .meta({ description: 'The same for one sheet of paper: evidence by letters, explained in the legend' }),
  })
  .meta({ id: 'MatrixView' });
