import { randomUUID } from 'node:crypto';
import { incidentFor, severities, type OpenIncident, type Severity } from '@cordon/core/monitoring';
import { sql, type Transaction } from 'kysely';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';
import type { AlertKind, NewAlert } from '../alerts/alert.ts';
import { raiseAlert } from '../alerts/raising.store.ts';
import type { KnownSignal } from '../watching/engine.ts';
import type { PlaceSignals } from '../watching/store.ts';

/** Customers an incident remembers for grouping: the newest. */
const SUBJECTS = 200;

/**
 * Keeps each signal once, in the incident it belongs to; opens one where there is none. Both are entered. Nobody of a
 * vendor reads these entries: whoever is watched is not warned.
 */
export function createPlacing(now: () => Date): PlaceSignals {
  return async (tx, signals, calibration) => {
    const at = now();
    const ofSign = new Map<string, string>();
    for (const signal of signals) {
      if (await isKept(tx, signal.id)) continue;
      // A sign about several people is a signal about each of them, and one incident.
      const drill = await drillOf(tx, signal);
      const sign = JSON.stringify([signal.kind, signal.vendor, signal.at, signal.events, drill]);
      const incident = await incidentOf(tx, { ...signal, drill }, ofSign.get(sign) ?? null, at);
      if (incident !== null) ofSign.set(sign, incident);
      await sql`
        INSERT INTO cordon.signals (id, at, raised_at, kind, agent, vendor, severity, reason, events, calibration, incident_id)
        VALUES (${signal.id}, ${new Date(signal.at)}, ${at}, ${signal.kind}, ${signal.agent}, ${signal.vendor},
          ${signal.severity}, ${signal.reason}, ${[...signal.events]}::text[], ${calibration}, ${incident})`.execute(
        tx,
      );
      await oweWithin(
        tx,
        [raisedAct({ ...signal, drill }, incident, calibration, at)],
        `${signal.id} raised`,
      );
    }
  };
}

async function isKept(tx: Transaction<unknown>, id: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM cordon.signals WHERE id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** A signal, and the run of drills that the person it is about was made for. */
interface Placed extends KnownSignal {
  readonly drill: string | null;
}

async function drillOf(tx: Transaction<unknown>, { agent }: KnownSignal): Promise<string | null> {
  const { rows } = await sql<{ run: string }>`
    SELECT run_id AS run FROM cordon.drill_ground WHERE id = ${agent} AND kind = 'person'`.execute(tx);
  return rows[0]?.run ?? null;
}

async function incidentOf(
  tx: Transaction<unknown>,
  signal: Placed,
  sibling: string | null,
  at: Date,
): Promise<string | null> {
  const { rows } = await sql<Omit<OpenIncident, 'lastAt'> & { lastAt: Date }>`
    SELECT id, vendor, agents, kinds, subjects, last_at AS "lastAt" FROM cordon.incidents
    WHERE vendor = ${signal.vendor} AND state IN ('open', 'investigating', 'contained')
      -- What was staged is never mixed with what happened.
      AND drill IS NOT DISTINCT FROM ${signal.drill} FOR UPDATE`.execute(tx);
  const open = rows.map((row) => ({ ...row, lastAt: row.lastAt.getTime() }));
  const found = sibling === null ? incidentFor(signal, open) : { id: sibling };
  if (found === null) return null;
  if (found === 'new') return opened(tx, signal, at);
  const first = new Date(signal.at);
  const { rows: was } = await sql<{ severity: Severity }>`
    SELECT severity FROM cordon.incidents WHERE id = ${found.id}`.execute(tx);
  await sql`
    UPDATE cordon.incidents SET first_at = least(first_at, ${first}), last_at = greatest(last_at, ${first}),
      agents = ARRAY(SELECT DISTINCT unnest(agents || ${agentsOf(signal)}::text[]) ORDER BY 1),
      kinds = ARRAY(SELECT DISTINCT unnest(kinds || ${[signal.kind]}::text[]) ORDER BY 1),
      subjects = (${[...signal.subjects]}::text[] || subjects)[1:${SUBJECTS}],
      severity = CASE WHEN array_position(${[...severities]}::text[], severity) < array_position(${[...severities]}::text[], ${signal.severity})
        THEN ${signal.severity} ELSE severity END
    WHERE id = ${found.id}`.execute(tx);
  const before = was[0]?.severity;
  if (before !== undefined && severities.indexOf(before) < severities.indexOf(signal.severity))
    await raiseAlert(tx, alertOf('incident-worse', found.id, signal, at));
  return found.id;
}

const agentsOf = ({ agent }: KnownSignal): readonly string[] => (agent === null ? [] : [agent]);

async function opened(tx: Transaction<unknown>, signal: Placed, at: Date): Promise<string> {
  const id = `inc_${randomUUID()}`;
  const first = new Date(signal.at);
  await sql`
    INSERT INTO cordon.incidents (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at,
      changed_at, drill)
    VALUES (${id}, 'open', ${signal.severity}, ${signal.vendor}, ${agentsOf(signal)}::text[], ${[signal.kind]}::text[],
      ${signal.subjects.slice(0, SUBJECTS)}::text[], ${first}, ${first}, ${at}, ${at}, ${signal.drill})`.execute(
    tx,
  );
  const key = `${id} opened`;
  await sql`
    INSERT INTO cordon.incident_acts (incident_id, at, act, owed) VALUES (${id}, ${at}, 'incident-opened', ${key})`.execute(
    tx,
  );
  const words = {
    incident: id,
    severity: signal.severity,
    subjectParty: signal.vendor,
    subjectPerson: signal.agent,
    ...(signal.drill !== null && { drillRun: signal.drill }),
  };
  await oweWithin(tx, [{ ...NOBODY, act: 'incident-opened', at, words }], key);
  await raiseAlert(tx, alertOf('incident-opened', id, signal, at));
  return id;
}

/** What people are called for: the sign that made the incident what it is. */
const alertOf = (kind: AlertKind, incident: string, signal: Placed, at: Date): NewAlert => ({
  ...{ kind, about: `incident/${incident}`, severity: signal.severity, reason: signal.reason, at },
  ...{ vendor: signal.vendor, agent: signal.agent, drill: signal.drill },
});

const NOBODY = { person: null, party: null, agreement: null, ip: null } as const;

function raisedAct(signal: Placed, incident: string | null, calibration: number, at: Date): OwedAct {
  const { id, kind, agent, vendor, severity, events } = signal;
  return {
    ...{ ...NOBODY, act: 'signal-raised', at },
    words: {
      ...{
        signal: id,
        found: kind,
        severity,
        subjectPerson: agent,
        subjectParty: vendor,
        incident,
        calibration,
      },
      ...(signal.drill !== null && { drillRun: signal.drill }),
      // Ids of its evidence; where that is an entry, its index.
      events: events.join(' '),
    },
  };
}
