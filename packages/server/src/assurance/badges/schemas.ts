import { BADGE_RULES, DIRECTIONS, ZONE_KINDS } from '@cordon/core/assurance/badges';
import { z } from 'zod';
import { signedActFields } from '../../identity/signed-acts.ts';
import { nameOfThing } from '../../platform/freeText.ts';
import { identifier, instant, personRef } from '../../platform/schemas.ts';

const zoneKind = z.enum(ZONE_KINDS).meta({ id: 'BadgeZoneKind' });
const direction = z.enum(DIRECTIONS).meta({ id: 'BadgeDirection' });

/** A code as a machine gives it: of a reader, of a badge, of an event. */
const code = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w .:/#()-]+$/);

/** Of one delivery: more come in several. */
const MOST_EVENTS = 1000;

export const badgeEventsBody = z
  .strictObject({
    events: z
      .array(
        z.strictObject({
          id: code(80).optional().meta({ description: 'Of the event, where the system numbers them' }),
          at: instant,
          door: code(60).meta({ description: 'The reader, as it stands in the register' }),
          badge: code(60).meta({ description: 'The number on the badge; kept as a keyed hash alone' }),
          direction: direction.optional(),
          result: z.enum(['granted', 'denied']).optional(),
        }),
      )
      .max(MOST_EVENTS)
      .meta({ description: 'None says that the system is alive' }),
  })
  .meta({ id: 'BadgeEventsBody' });

export const badgesTaken = z
  .object({
    taken: z.int(),
    repeated: z.int().meta({ description: 'Told before' }),
    unknownDoors: z.int().meta({ description: 'At readers that stand in no register: not kept' }),
  })
  .meta({ id: 'BadgesTaken' });

const column = z.string().trim().min(1).max(80);
const file = {
  csv: z.string().min(1).max(4_000_000),
  columns: z.strictObject({
    at: column,
    door: column,
    badge: column,
    direction: column.nullable(),
    result: column.nullable(),
    id: column.nullable(),
  }),
  utcOffsetMinutes: z.int().min(-840).max(840).meta({ description: 'Of times that name no zone' }),
};

export const badgeFileLook = z.strictObject(file).meta({ id: 'BadgeFileLook' });
export const badgeFileBody = z.strictObject({ ...file, ...signedActFields }).meta({ id: 'BadgeFileBody' });

export const badgeFileView = z
  .object({
    headings: z.array(z.string()),
    missing: z.array(z.string()).meta({ description: 'Columns that were named and are not there' }),
    events: z.int(),
    from: instant.nullable(),
    until: instant.nullable(),
    unknownDoors: z.array(z.string()).meta({ description: 'Readers that stand in no register' }),
    unread: z.int(),
    problems: z
      .array(z.object({ line: z.int(), problem: z.string() }))
      .meta({ description: 'Lines that cannot be read, the first fifty; what they say is not repeated' }),
  })
  .meta({ id: 'BadgeFileView' });

const name = nameOfThing(1, 60);

export const layoutBody = z
  .strictObject({
    zones: z
      .array(z.strictObject({ name, kind: zoneKind }))
      .min(1)
      .max(40),
    doors: z
      .array(
        z.strictObject({
          code: code(60),
          name,
          direction,
          zone: name.meta({ description: 'The zone it leads into' }),
          from: name.nullable().meta({ description: 'The zone it leads from; null: outside' }),
        }),
      )
      .min(1)
      .max(200),
    ...signedActFields,
  })
  .meta({ id: 'BadgeLayoutBody' });

export const giveBadgesBody = z
  .strictObject({
    badges: z
      .array(z.strictObject({ number: code(60), person: identifier }))
      .min(1)
      .max(500),
    ...signedActFields,
  })
  .meta({ id: 'GiveBadgesBody' });

export const badgesGiven = z.object({ given: z.int() }).meta({ id: 'BadgesGiven' });

export const endBadgeBody = z
  .strictObject({
    lost: z.boolean().meta({ description: 'Then whoever uses it is looked for' }),
    ...signedActFields,
  })
  .meta({ id: 'EndBadgeBody' });

export const systemBody = z.strictObject({ name, ...signedActFields }).meta({ id: 'BadgeSystemBody' });

export const systemMade = z
  .object({ id: z.string(), secret: z.string().meta({ description: 'Shown once' }) })
  .meta({ id: 'BadgeSystemMade' });

export const auditedSites = z
  .object({ sites: z.array(z.object({ id: z.string(), name: z.string(), vendor: z.string() })) })
  .meta({ id: 'AuditedSites' });

export const siteBadges = z
  .object({
    site: z.object({ id: z.string(), name: z.string(), party: z.string() }),
    named: z.boolean().meta({ description: 'Whether people are named; else they are counted' }),
    least: z.int().meta({ description: 'Where they are not named, fewer in a zone are no number' }),
    mayChange: z.boolean(),
    at: instant,
    zones: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: zoneKind,
        people: z.int().nullable().meta({ description: 'Null: so few that a number would tell who' }),
        visitors: z.int().nullable(),
        who: z.array(personRef.extend({ since: instant })),
      }),
    ),
    doors: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        direction,
        zone: z.string().meta({ description: 'Name of the zone it leads into' }),
        from: z.string().nullable(),
        skewSeconds: z.int().meta({ description: 'What its clock is behind by; negative: ahead' }),
        addsSeconds: z.int().meta({ description: 'What is added to its times' }),
        far: z.boolean(),
      }),
    ),
    systems: z.array(
      z.object({ id: z.string(), name: z.string(), createdAt: instant, heardAt: instant.nullable() }),
    ),
    alarms: z
      .array(
        z.object({
          rule: z.enum(BADGE_RULES),
          level: z.enum(['context', 'signal']),
          person: personRef.nullable(),
          at: instant,
          times: z.int(),
          why: z.string().nullable(),
        }),
      )
      .meta({ description: 'Of the last day' }),
    events: z
      .array(
        z.object({
          at: instant,
          door: z.string(),
          person: personRef.nullable(),
          holder: z.enum(['person', 'visitor', 'unregistered']),
          direction,
          result: z.enum(['granted', 'denied']),
        }),
      )
      .meta({ description: 'The newest fifty' }),
    badges: z.array(
      z.object({ id: z.string(), person: personRef, from: instant, until: instant.nullable() }),
    ),
  })
  .meta({ id: 'SiteBadges' });
