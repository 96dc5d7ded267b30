import { parseVkey } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { LedgerStanding } from '../standing.ts';
import { askRemoval, decide, mayDecide, mayPropose, mayRemove, mayTakeBack, propose } from './deciding.ts';
import type { DecidingDeps } from './deciding.ts';
import { decideBody, proposeBody, proposed, removeBody, witnessesView } from './schemas.ts';
import type { ListedWitness, WitnessStep } from './witness.ts';

export interface WitnessRoutesDeps extends DecidingDeps {
  readonly standing: LedgerStanding;
}

const HOUR_MS = 3_600_000;

/** Who witnesses the ledger: shown to both parties and the auditor, changed by two people. */
export function witnessRoutes(app: App, guard: Guard, deps: WitnessRoutesDeps): void {
  const tags = ['ledger'];
  const params = z.strictObject({ id: identifier });
  const company = ['company-admin', 'privacy-officer', 'security-officer'] as const;
  const see = guard.requireRole(
    ...company,
    ...(['vendor-manager', 'vendor-admin', 'team-lead', 'qa-analyst', 'auditor'] as const),
  );
  const change = [guard.requireRole(...company, 'vendor-admin'), guard.requireStepUp()];

  app.get(
    '/api/ledger/witnesses',
    {
      onRequest: see,
      schema: { tags, summary: 'Who witnesses the ledger', response: { 200: witnessesView } },
    },
    async (request) => {
      const { person } = signedIn(request);
      const since = new Date(deps.now().getTime() - HOUR_MS);
      const [listed, lately, agreements] = await Promise.all([
        deps.witnesses.list(),
        deps.witnesses.lately(since),
        deps.agreements(),
      ]);
      const minutesOf = (id: string): number[] => {
        const ago = lately
          .filter(({ witness }) => witness === id)
          .map(({ minute }) => Math.floor((deps.now().getTime() - minute.getTime()) / 60_000));
        return [...new Set(ago)];
      };
      return {
        witnesses: listed
          .filter((one) => maySee(person, one))
          .map((one) => rowOf(person, one, minutesOf(one.id))),
        mayPropose: mayPropose(person, person.partyId),
        agreements: agreements
          .filter(({ vendor }) => person.partyKind === 'company' || vendor.id === person.partyId)
          .map(({ id, title, vendor }) => ({ id, title, vendor: { id: vendor.id, name: vendor.name } })),
        behind: deps.standing.all().map((one) => ({ ...one })),
      };
    },
  );

  app.post(
    '/api/ledger/witnesses',
    {
      onRequest: change,
      schema: { tags, summary: 'Propose a witness', body: proposeBody, response: { 200: proposed } },
    },
    async (request) => ({ id: await propose(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/ledger/witnesses/:id/decide',
    {
      onRequest: change,
      schema: {
        tags,
        summary: 'Decide, as the second person, about a proposal or a removal',
        ...{ params, body: decideBody, response: { 200: done } },
      },
    },
    async (request) => {
      await decide(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/ledger/witnesses/:id/remove',
    {
      onRequest: change,
      schema: {
        tags,
        summary: 'Ask for a witness to be removed',
        ...{ params, body: removeBody, response: { 200: done } },
      },
    },
    async (request) => {
      await askRemoval(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}

/** A vendor sees the ledger's own witnesses and its own, and not whom the company works with beside it. */
function maySee(
  { partyKind, partyId, role }: SignedIn['person'],
  { agreement, party }: ListedWitness,
): boolean {
  return partyKind === 'company' || role === 'auditor' || agreement === null || party === partyId;
}

function rowOf(who: SignedIn['person'], one: ListedWitness, minutes: number[]) {
  const { id, vkey, url, reach, required, state, contact, cosigned } = one;
  return {
    ...{ id, vkey, url, reach, required, state, minutes },
    name: parseVkey(vkey).name,
    runBy: one.party === null ? null : { id: one.party, name: one.partyName ?? '' },
    agreement: one.agreement === null ? null : { id: one.agreement, title: one.agreementTitle ?? '' },
    proposed: told(one.proposed),
    decided: one.decided && told(one.decided),
    removing: one.removing && told(one.removing),
    removed: one.removed && told(one.removed),
    askedAt: contact?.askedAt.toISOString() ?? null,
    cosigned: cosigned && { size: cosigned.size, at: cosigned.at.toISOString() },
    contradicts: contact?.contradicts ?? null,
    claims: contact?.claims ?? null,
    mayDecide: mayDecide(who, one),
    mayTakeBack: mayTakeBack(who, one),
    mayRemove: mayRemove(who, one),
  };
}

function told({ by, at, entry }: WitnessStep) {
  return { by, at: at.toISOString(), entry };
}
