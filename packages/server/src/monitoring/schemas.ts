import { screenEvents } from '@cordon/core/kernel';
import { z } from 'zod';
import { decisionView, instant, partyRef, personRef } from '../platform/schemas.ts';
import { entryProof } from '../ledger/schemas.ts';

export const accessRow = z
  .object({
    entry: z.int(),
    at: instant,
    kind: z.string(),
    agent: personRef,
    vendor: partyRef,
    site: z.string().nullable().meta({ description: 'Name of the site' }),
    agreement: z.string().nullable(),
    agreementTitle: z.string().nullable(),
    ticket: z.string().nullable(),
    ticketNumber: z.string().nullable().meta({ description: 'Number of the ticket in the helpdesk' }),
    ticketState: z.string().nullable(),
    resource: z.string().nullable(),
    fields: z.array(z.string()),
    rows: z.int(),
    ip: z.string().nullable(),
    ok: z.boolean(),
    code: z.string().nullable(),
    flags: z.array(z.string()),
    removed: z
      .enum(['bodies', 'openings'])
      .nullable()
      .meta({ description: 'What two people had removed: all of its content, or whom it was about' }),
  })
  .meta({ id: 'AccessRow' });

/** How many entries the search tables hold, and how many there are. */
const indexed = z.object({ indexed: z.int(), size: z.int() });

export const accessList = z
  .object({
    items: z.array(accessRow),
    next: z.int().nullable().meta({ description: 'Pass as `before` for the next page' }),
    indexed: indexed.meta({ description: 'How far the list can tell: indexed up to N of M' }),
  })
  .meta({ id: 'AccessList' });

export const accessDetail = z
  .object({
    row: accessRow,
    decision: decisionView.nullable().meta({ description: 'Null once the body was removed' }),
    body: z.string().nullable().meta({ description: 'Canonical JSON of the entry body' }),
    removed: z
      .object({
        what: z
          .enum(['bodies', 'openings'])
          .meta({ description: 'bodies: all of it. openings: whom it was about' }),
        at: instant,
        entry: z.int().meta({ description: 'The entry that states it' }),
        ground: z.string(),
        by: z.array(z.string()).meta({ description: 'The two people' }),
      })
      .nullable(),
    proof: entryProof,
    screen: z
      .array(z.object({ entry: z.int(), what: z.enum(screenEvents), times: z.int(), at: instant }))
      .meta({ description: 'What the browser told while the data of this access was on its screen' }),
    lastHour: z
      .array(accessRow)
      .meta({ description: "The person's accesses of the hour before, oldest first" }),
  })
  .meta({ id: 'AccessDetail' });

export const screenCounts = z
  .object({
    days: z.int(),
    counts: z.array(z.object({ what: z.enum(screenEvents), times: z.int(), accesses: z.int() })),
  })
  .meta({ id: 'ScreenCounts' });

export const overview = z
  .object({
    perMinute: z.array(z.object({ minute: instant, vendor: z.string(), ok: z.int(), refused: z.int() })),
    vendors: z.array(partyRef),
    openReveals: z.int(),
    liveSessions: z.int(),
    refusedToday: z.int(),
    accessesToday: z.int(),
    pendingApprovals: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string(), at: instant })),
    ending: z.array(
      z.object({
        agreement: z.string(),
        title: z.string(),
        vendor: z.string(),
        until: instant,
        daysLeft: z.int(),
        renewing: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Overview' });

export const windowView = z
  .object({
    agreements: z.array(
      z.object({
        agreement: z.string(),
        title: z.string(),
        vendor: z.string(),
        source: z.string(),
        from: instant,
        until: instant,
        accesses: z.int(),
        refused: z.int(),
        reveals: z.int(),
        people: z.int(),
      }),
    ),
  })
  .meta({ id: 'WindowView', description: "An auditor's scope" });

/** Whether what breach drills staged is listed beside what is real. */
export const withDrills = z.enum(['without', 'with']).default('without');
