import { z } from 'zod';
import { closingActFields, signedActFields } from '../../identity/signed-acts.ts';
import { nameOfThing } from '../../platform/freeText.ts';
import { identifier, instant, partyRef, personRef } from '../../platform/schemas.ts';
import { deviceStops } from './asked.ts';
import { deviceKinds, secretUses } from './device.ts';

const kind = z.enum(deviceKinds);
const use = z.enum(secretUses);
const name = nameOfThing(2, 80);

export const deviceView = z
  .object({
    id: z.string(),
    name: z.string(),
    party: partyRef,
    kind,
    system: z.string().nullable().meta({ description: 'The name of its system; null while it told none' }),
    site: z.object({ id: z.string(), name: z.string() }).nullable(),
    shared: z.boolean().meta({ description: 'Several people take turns at it' }),
    people: z.array(personRef),
    state: z.enum(['ok', 'failing', 'unknown', 'stale', 'silent', 'retired']).meta({
      description: 'stale: its report is too old for an agreement; silent: nothing came for two days',
    }),
    rules: z.array(
      z.object({
        rule: z.string(),
        title: z.string(),
        wrong: z.string().meta({ description: 'What is the case while it is broken' }),
        found: z.enum(['kept', 'broken', 'unknown']),
        why: z.string(),
        mend: z.string(),
      }),
    ),
    programs: z
      .array(z.string())
      .meta({ description: 'Programs that Cordon knows and found on it, by name' }),
    toldAt: instant.nullable().meta({ description: 'The oldest report that the verdict rests on' }),
    heardAt: instant.nullable(),
    retiredAt: instant.nullable(),
  })
  .meta({ id: 'Device' });

export const devicesView = z
  .object({
    devices: z.array(deviceView),
    mayChange: z.boolean(),
    asked: z
      .object({
        clause: z.string(),
        agreement: z.string(),
        goodForMinutes: z.int().nullable().meta({ description: 'Null: a report never grows too old' }),
      })
      .nullable()
      .meta({ description: 'The strictest clause in force that asks for the state of devices' }),
  })
  .meta({ id: 'Devices' });

export const myDevicesView = z
  .object({
    devices: z.array(deviceView),
    chosen: z.string().nullable().meta({ description: 'The device of this session' }),
    counts: z.array(z.string()).meta({ description: 'Ids of those that count for this session' }),
    stop: z
      .object({ code: z.enum([...deviceStops, 'device-elsewhere']) })
      .nullable()
      .meta({ description: 'Why their state keeps this session out now; null: it does not, or nobody asks' }),
    asked: devicesView.shape.asked,
  })
  .meta({ id: 'MyDevices' });

export const chooseDeviceBody = z
  .strictObject({ device: identifier, ...signedActFields })
  .meta({ id: 'ChooseDeviceBody' });

export const registerDevicesBody = z
  .strictObject({
    party: identifier,
    csv: z
      .string()
      .max(2_000_000)
      .meta({ description: 'Columns name, host, kind, site, shared and people; the first is needed' }),
    ...signedActFields,
  })
  .meta({ id: 'RegisterDevicesBody' });

export const changeDeviceBody = z
  .strictObject({
    ...{ name, kind, site: identifier.nullable(), shared: z.boolean() },
    people: z.array(identifier).max(100),
    ...signedActFields,
  })
  .meta({ id: 'ChangeDeviceBody' });

export const retireDeviceBody = z.strictObject(closingActFields).meta({ id: 'RetireDeviceBody' });

export const deviceSecretView = z
  .object({
    id: z.string(),
    name: z.string(),
    use,
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'DeviceSecret' });

export const makeSecretBody = z
  .strictObject({ party: identifier, use, name, ...signedActFields })
  .meta({ id: 'MakeDeviceSecretBody' });

export const secretMade = z
  .object({
    id: z.string(),
    secret: z.string().meta({ description: 'Told once' }),
    flags: z.array(z.string()).meta({ description: 'Flags for osqueryd; for a shipper none' }),
  })
  .meta({ id: 'DeviceSecretMade' });

export const packView = z
  .object({
    queries: z.record(
      z.string(),
      z.object({
        query: z.string(),
        interval: z.int(),
        snapshot: z.literal(true),
        platform: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'OsqueryPack' });

/** Bodies of osquery's remote API (its wiki, deployment/remote); what else it sends of a host is dropped unread. */
export const enrollBody = z.object({
  enroll_secret: z.string().max(200),
  host_identifier: z.string().min(1).max(200),
  platform_type: z.string().max(8).optional(),
});
export const enrolled = z.object({ node_key: z.string().optional(), node_invalid: z.boolean() });
export const nodeBody = z.object({ node_key: z.string().max(200) });
export const configAnswer = z.looseObject({ node_invalid: z.boolean() });
export const logBody = z.object({
  node_key: z.string().max(200),
  log_type: z.string().max(20),
  data: z.array(z.unknown()),
});
export const logAnswer = z.object({ node_invalid: z.boolean() });
