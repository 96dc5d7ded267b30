import { containmentSteps, incidentStates, severities } from '@cordon/core/monitoring';
import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { prose } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';

const severity = z.enum(severities);
const state = z.enum(incidentStates);
const drill = z
  .string()
  .nullable()
  .meta({ description: 'The run of breach drills it is of; null: it is real' });

export const signalView = z
  .object({
    seq: z.int(),
    id: z.string(),
    at: instant,
    raisedAt: instant.meta({ description: 'When it was known' }),
    kind: z.string(),
    agent: personRef.nullable(),
    vendor: partyRef,
    severity,
    reason: z.string(),
    events: z.array(z.string()).meta({ description: 'What it rests on; a number is an entry of the ledger' }),
    calibration: z.int(),
    incident: z.string().nullable(),
    drill,
    verdict: z.enum(['real', 'false-positive']).nullable(),
    verdictWhy: z.string().nullable(),
    judgedBy: personRef.nullable(),
    judgedAt: instant.nullable(),
    entry: z.int().nullable(),
  })
  .meta({ id: 'SignalView' });

export const incidentRow = z
  .object({
    id: z.string(),
    state,
    severity,
    vendor: partyRef,
    agents: z.array(personRef),
    kinds: z.array(z.string()),
    firstAt: instant,
    lastAt: instant,
    openedAt: instant,
    owner: personRef.nullable(),
    signals: z.int(),
    unjudged: z.int(),
    undecided: z.int().meta({ description: 'Acts of Cordon itself that no person has decided about' }),
    drill,
    next: z.string().meta({ description: 'The one thing to do next' }),
  })
  .meta({ id: 'IncidentRow' });

const step = z.enum(containmentSteps);

/** A person, a vendor or an agreement. */
const named = z.object({ id: z.string(), name: z.string() });

const cites = z
  .array(z.object({ agreement: z.string(), clause: z.string() }))
  .meta({ description: 'The clauses that say so; none for the company’s own setting' });

const orderView = z.object({
  id: z.string(),
  step,
  target: personRef,
  why: z.string(),
  orderedAt: instant,
  orderedBy: personRef.nullable().meta({ description: 'Null for Cordon itself' }),
  decideBy: instant.nullable(),
  cites,
  doneAt: instant.nullable(),
  customersAnHour: z.int().nullable().meta({ description: 'What is left to whoever is slowed' }),
  already: z.boolean().meta({ description: 'It was closed before; undoing opens nothing' }),
  decision: z.enum(['kept', 'undone']).nullable(),
  decidedBy: personRef.nullable(),
  decidedAt: instant.nullable(),
  toldAt: instant.nullable(),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
});

export const incidentView = incidentRow
  .extend({
    nextStep: z.enum(['take', 'decide', 'judge', 'contain', 'write-up', 'dismiss', 'close', 'none']),
    moves: z.array(state).meta({ description: 'Where it may be moved now' }),
    postMortem: z.string().nullable(),
    why: z.array(z.string()).meta({ description: 'Why it is as grave as it is' }),
    exposed: z.array(z.object({ category: z.string(), customers: z.int(), clear: z.boolean() })),
    clauses: z.array(z.object({ agreement: z.string(), clause: z.string(), entries: z.int() })),
    signals: z.int(),
    list: z.array(signalView),
    acts: z.array(
      z.object({
        at: instant,
        act: z.string(),
        by: personRef.nullable(),
        detail: z.string().nullable(),
        entry: z.int().nullable(),
      }),
    ),
    notes: z.array(z.object({ id: z.string(), at: instant, by: personRef, text: z.string() })),
    contained: z.array(orderView),
    policy: z
      .object({ automatic: step.nullable(), decideWithinHours: z.int(), cites })
      .meta({ description: 'What Cordon may close by itself, and how soon a person decides' }),
    proposed: z.array(z.object({ step, target: named, why: z.string() })),
    ended: z
      .array(z.object({ agreement: named, at: instant, by: personRef.nullable(), entry: z.int().nullable() }))
      .meta({ description: 'Agreements with the vendor that ended since it opened' }),
    agreements: z.array(z.string()).meta({ description: 'Agreements its evidence is under' }),
  })
  .meta({ id: 'IncidentView' });

export const affectedView = z
  .object({
    from: instant,
    until: instant,
    customersTotal: z.int(),
    customers: z.array(
      z.object({
        customer: z.string(),
        source: z.string(),
        fields: z.array(
          z.object({ resource: z.string(), field: z.string(), how: z.string(), times: z.int() }),
        ),
        entries: z.array(z.int()),
      }),
    ),
    complete: z
      .boolean()
      .meta({ description: 'Every entry opens, or an entry says why not, and all were searched' }),
    missing: z.array(z.int()),
  })
  .meta({ id: 'AffectedView', description: 'Exactly whose data was seen, from the ledger' });

const signed = signedActFields;

export const takeBody = z.strictObject({ ...signed }).meta({ id: 'TakeIncidentBody' });
export const moveBody = z.strictObject({ to: state, ...signed }).meta({ id: 'MoveIncidentBody' });
export const noteBody = z.strictObject({ text: prose(3, 2000), ...signed }).meta({ id: 'IncidentNoteBody' });
export const postMortemBody = z
  .strictObject({ text: prose(20, 10_000), ...signed })
  .meta({ id: 'PostMortemBody' });
export const judgeBody = z
  .strictObject({ verdict: z.enum(['real', 'false-positive']), why: prose(3, 500), ...signed })
  .meta({ id: 'JudgeSignalBody' });
export const containIncidentBody = z
  .strictObject({
    step: step.exclude(['end-agreement']),
    target: identifier,
    ...signed,
  })
  .meta({ id: 'ContainIncidentBody' });
export const decideContainmentBody = z
  .strictObject({ decision: z.enum(['kept', 'undone']), ...signed })
  .meta({ id: 'DecideContainmentBody' });
