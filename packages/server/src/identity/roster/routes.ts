import { createHash } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { shiftCode } from '@cordon/core/policy';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { WorkAgreement } from '../../assignments/deps.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { signedIn, type Guard } from '../guard.ts';
import { admit, mayUse, type BearerDeps } from '../scim/bearer.ts';
import { takeAway, type Caller, type DirectoryDeps } from '../scim/deps.ts';
import type { Scope } from '../scim/tokens.store.ts';
import { endedBy, settleWork } from '../scim/work.ts';
import type { SignedActs } from '../signed-acts.ts';
import { bytesOf, checkApplied, compared, needsConfirmation, type Diff, type Given } from './diff.ts';
import { checkRows, rowsOfCsv } from './rows.ts';
import { BODY_LIMIT, rosterBody, rosterQuery, rosterView } from './schemas.ts';
import type { Rosters } from './store.ts';

export interface RosterDeps extends DirectoryDeps {
  readonly guard: Guard;
  readonly bearer: BearerDeps;
  readonly rosters: Rosters;
  readonly signedActs: SignedActs;
  /** Agreements in force now, every vendor's. */
  readonly inForce: () => Promise<readonly WorkAgreement[]>;
}

/** A list of a vendor's people, for vendors without an identity provider: looked at first, then done as it was shown. */
export function rosterRoutes(app: App, deps: RosterDeps): void {
  void app.register((scope, _, done) => {
    const inner = scope as unknown as App;
    inner.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, next) => {
      next(null, body.toString());
    });
    inner.post(
      '/api/vendors/:id/roster',
      {
        bodyLimit: BODY_LIMIT,
        onRequest: (request) => mayUpload(deps, request),
        schema: {
          tags: ['directory'],
          params: z.strictObject({ id: identifier }),
          querystring: rosterQuery,
          body: rosterBody,
          response: { 200: rosterView },
        },
      },
      async (request) => {
        const { body, query } = request;
        const told = typeof body === 'string' ? { csv: body } : body;
        const apply = query.apply ?? told.apply;
        const confirmed = query.confirmLeavers === 'true' || told.confirmLeavers === true;
        const by = callerOf(request);
        const person = apply !== undefined && by.person !== null;
        if (person) await deps.guard.requireStepUp()(request);
        const rows = 'people' in told ? told.people : rowsOfCsv(told.csv);
        checkRows(rows);
        const agreements = (await deps.inForce()).filter(({ party }) => party === by.party);
        const [people, sites] = [await deps.rosters.people(by.party), await deps.rosters.sites(by.party)];
        const diff = compared(rows, people, sites, agreements);
        const difference = createHash('sha256').update(bytesOf(diff)).digest('hex');
        if (apply !== undefined) {
          // Work opens customers' data: a token that gives it is one that may, as for the groups of a directory.
          if (givesWork(diff) && !scripts.get(request)?.includes('groups') && by.person === null) {
            throw new Failure('role-not-allowed');
          }
          const words = { subjectParty: by.party, difference: apply, confirmLeavers: confirmed };
          const actor =
            person && (await deps.signedActs.by(signedIn(request), 'roster-applied', words, told));
          checkApplied(diff, difference, apply, confirmed);
          await applyDiff(deps, { ...by, ...actor }, diff, difference);
        }
        return viewOf(diff, difference, apply !== undefined, agreements);
      },
    );
    done();
  });
}

const callers = new WeakMap<FastifyRequest, Caller>();
/** What the token of a script may do. */
const scripts = new WeakMap<FastifyRequest, readonly Scope[]>();

function givesWork({ joiners, changes }: Diff): boolean {
  return [...joiners, ...changes].some(({ given }) => given.work.agreement !== null);
}

function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Failure('not-signed-in');
  return caller;
}

/** A script with a token of this kind, or the vendor's own admin. */
async function mayUpload(deps: RosterDeps, request: FastifyRequest): Promise<void> {
  const { id: party } = request.params as { readonly id: string };
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const found = await admit(deps.bearer, 'roster', party, authorization, request.ip);
    if (!('token' in found)) throw new Failure(found.code);
    if (!mayUse(found.token, 'users')) throw new Failure('role-not-allowed');
    callers.set(request, { party, credential: found.token.id, person: null, ip: found.ip });
    scripts.set(request, found.token.scopes);
    return;
  }
  await deps.guard.requireRole('vendor-admin')(request);
  const { person, ip } = signedIn(request);
  if (person.partyId !== party) throw new Failure('not-in-scope');
  callers.set(request, { party, credential: null, person: person.id, ip });
}

/**
 * Does what was shown. Leavers first, each in one transaction with everything they hold: neither the ledger nor a mistake
 * further down keeps them in. What opens a way in is entered before it does.
 */
async function applyDiff(deps: RosterDeps, by: Caller, diff: Diff, difference: string): Promise<void> {
  const { joiners, changes, leavers } = diff;
  for (const { id } of leavers) {
    await takeAway(deps, id, ({ counts, ended }) => [
      deps.owed('roster-person-left', by, { subjectPerson: id, ...counts }),
      ...endedBy(deps, by, ended),
    ]);
  }
  await deps.settle();
  await deps.enter('roster-applied', by, {
    ...{ difference, joined: joiners.length, changed: changes.length, left: leavers.length },
    back: changes.filter(({ back }) => back).length,
  });
  await deps.rosters.apply(by.party, diff, deps.now());
  await settleWork(deps, by);
}

function viewOf(
  diff: Diff,
  difference: string,
  applied: boolean,
  agreements: readonly WorkAgreement[],
): z.infer<typeof rosterView> {
  const workView = ({ work: { agreement, shift }, accessRole, purpose }: Given) => {
    if (agreement === null || accessRole === null || purpose === null) return null;
    const title = agreements.find(({ id }) => id === agreement)?.title ?? agreement;
    return { agreement: title, accessRole, purpose, shift: shiftCode(shift) };
  };
  return {
    ...{
      hash: difference,
      applied,
      same: diff.same,
      present: diff.present,
      needsConfirmation: needsConfirmation(diff),
    },
    joiners: diff.joiners.map(({ userName, given }) => ({
      ...{ userName, name: given.name, email: given.email, role: given.role },
      work: workView(given),
    })),
    changes: diff.changes.map(({ userName, name, back, changed, given }) => ({
      ...{ userName, name, back, changed: [...changed] },
      work: workView(given),
    })),
    leavers: diff.leavers.map(({ id, userName, name }) => ({ id, userName, name })),
    passedOver: [...diff.passedOver],
  };
}
