import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import { isRealFactor, signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { myUndertaking, undertakingBody, undertakingRegister, type signedUndertaking } from './schemas.ts';
import type { UndertakingRow } from './store.ts';
import { rowHolds, signUndertaking, textsNow, type UndertakingDeps } from './undertakings.ts';

export interface UndertakingRoutesDeps extends UndertakingDeps {
  /** Parties of the agreements an auditor was given. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
}

/** A second factor given within this many minutes, at sign-in or since, is fresh enough to sign. */
const FRESH_MINUTES = 10;

/** The confidentiality undertaking: an agent reads and signs theirs, both sides and their auditors see who did. */
export function undertakingRoutes(app: App, guard: Guard, deps: UndertakingRoutesDeps): void {
  const tags = ['undertakings'];
  const agent = guard.requireRole('agent');

  app.get(
    '/api/me/undertaking',
    {
      onRequest: agent,
      schema: {
        tags,
        summary: 'What I am asked to sign, and what I signed',
        response: { 200: myUndertaking },
      },
    },
    (request) => mine(deps, signedIn(request)),
  );

  app.post(
    '/api/me/undertaking',
    {
      onRequest: agent,
      schema: {
        tags,
        summary: 'Sign it with the key of my session',
        body: undertakingBody,
        response: { 200: myUndertaking },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const factorAt = Math.max(isRealFactor(who.mfaMethod) ? (who.mfaAt ?? 0) : 0, who.stepUpAt ?? 0);
      if (deps.now().getTime() - factorAt > FRESH_MINUTES * 60_000) throw new Failure('step-up-needed');
      await signUndertaking(deps, who, request.body);
      return mine(deps, who);
    },
  );

  app.get(
    '/api/undertakings',
    {
      onRequest: guard.requireRole(
        ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager', 'auditor'] as const),
        ...(['vendor-admin', 'team-lead'] as const),
      ),
      schema: { tags, summary: 'Who signed, with every signature', response: { 200: undertakingRegister } },
    },
    async (request) => register(deps, signedIn(request)),
  );
}

async function mine(deps: UndertakingDeps, { person }: SignedIn): Promise<z.infer<typeof myUndertaking>> {
  const { company, current, next } = await textsNow(deps, person.partyName);
  const rows = (await deps.store.list({ person: person.id }))
    .filter(({ party }) => party.id === person.partyId)
    .map((row) => recordOf(row, rowHolds(deps, company.id, row)))
    .filter(({ holds }) => holds);
  const on = (textHash: string | undefined) => rows.find((row) => row.textHash === textHash) ?? null;
  const signed = on(current?.textHash);
  return {
    asked: current !== null && signed === null,
    person: { id: person.id, name: person.name },
    party: { id: person.partyId, name: person.partyName },
    company,
    current,
    signed,
    next,
    nextSigned: on(next?.textHash),
  };
}

/** The company sees all, a vendor its own, an auditor those of the vendors they were given. */
async function register(
  deps: UndertakingRoutesDeps,
  { person }: SignedIn,
): Promise<z.infer<typeof undertakingRegister>> {
  const parties =
    person.role === 'auditor'
      ? await deps.auditedParties(person.id)
      : person.partyKind === 'vendor'
        ? [person.partyId]
        : undefined;
  const rows = await deps.store.list(parties === undefined ? {} : { parties });
  const names = new Map(rows.map(({ party }) => [party.id, party.name]));
  const asked = new Map(
    await Promise.all([...names].map(async ([id, name]) => [id, await textsNow(deps, name)] as const)),
  );
  const hashes = [...new Set(rows.map(({ textHash }) => textHash))];
  const texts = await Promise.all(
    hashes.map(async (textHash) => ({ textHash, found: await deps.store.text(textHash) })),
  );
  return {
    texts: texts.flatMap(({ textHash, found }) => (found === null ? [] : [{ ...found, textHash }])),
    items: rows.map((row) => {
      const texts = asked.get(row.party.id);
      return {
        ...recordOf(row, texts !== undefined && rowHolds(deps, texts.company.id, row)),
        ...{ person: row.person, party: row.party, current: texts?.current?.textHash === row.textHash },
      };
    }),
  };
}

function recordOf(row: UndertakingRow, holds: boolean): z.infer<typeof signedUndertaking> {
  const { index: entry, version, textHash, statement, publicKey, signature, at } = row;
  return { version, textHash, at: at.toISOString(), entry, statement, publicKey, signature, holds };
}
