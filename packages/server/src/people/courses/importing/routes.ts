import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { BACKDATED_DAYS } from '@cordon/core/people/courses';
import { z } from 'zod';
import { closingActFields, signedIn, type Guard, type SignedIn } from '../../../identity/index.ts';
import type { App } from '../../../platform/http/index.ts';
import { newId } from '../../../platform/ids.ts';
import { done, identifier } from '../../../platform/schemas.ts';
import type { CourseDeps } from '../deps.ts';
import {
  completionsBody,
  completionsLookBody,
  completionsLooked,
  completionsTaken,
  importsView,
  systemBody,
  systemMade,
} from './schemas.ts';
import { lookAtCompletions, takeCompletions, toldOfCsv } from './importing.ts';

const BODY_LIMIT = 3 * 1024 * 1024;

/** What names people for ids. */
export type NameOf = (party: string) => Promise<ReadonlyMap<string, string>>;

/**
 * Completions that a vendor's own training system has. Whoever imports them says who may work, so it takes a fresh second
 * factor and a signature, the difference is shown first, and who said so stands beside each.
 */
export function importingRoutes(app: App, guard: Guard, deps: CourseDeps, nameOf: NameOf): void {
  const tags = ['courses'];
  const params = z.strictObject({ id: identifier });
  const role = guard.requireRole('vendor-admin', 'company-admin', 'privacy-officer');
  const change = [role, guard.requireStepUp()];

  app.get(
    '/api/parties/:id/completions',
    {
      onRequest: guard.requireRole(
        ...(['vendor-admin', 'team-lead', 'company-admin', 'privacy-officer'] as const),
        ...(['security-officer', 'vendor-manager'] as const),
      ),
      schema: {
        tags,
        summary: 'What was imported, and by whom',
        params,
        response: { 200: importsView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      requireOwn(who, id);
      const [systems, told, courses] = await Promise.all([
        deps.systems.list(id),
        deps.completions.told(id),
        deps.versions.list(),
      ]);
      return {
        party: { id },
        mayImport: mayImport(who, id),
        backdatedDays: BACKDATED_DAYS,
        courses: courses.flatMap(({ id: course, title, version, withdrawnAt }) =>
          withdrawnAt === null ? [{ id: course, title, version }] : [],
        ),
        systems: systems.map(({ id: system, name, createdAt, heardAt }) => ({
          ...{ id: system, name, createdAt: createdAt.toISOString() },
          heardAt: heardAt?.toISOString() ?? null,
        })),
        told: told.map((one) => ({
          ...one,
          ...{ passedAt: one.passedAt.toISOString(), knownAt: one.knownAt.toISOString() },
        })),
      };
    },
  );

  app.post(
    '/api/parties/:id/completions/look',
    {
      onRequest: role,
      bodyLimit: BODY_LIMIT,
      schema: {
        tags,
        summary: 'What taking a list would do',
        params,
        body: completionsLookBody,
        response: { 200: completionsLooked },
      },
    },
    async (request) => {
      const { id } = request.params;
      if (!mayImport(signedIn(request), id)) throw new Failure('not-in-scope');
      const { difference, fresh, known, problems } = await lookAtCompletions(
        deps,
        id,
        toldOfCsv(request.body.csv),
      );
      const names = await nameOf(id);
      return {
        ...{ difference, known, problems: problems.map((one) => ({ ...one })) },
        fresh: fresh.map(({ person, passedAt, ...one }) => ({
          ...one,
          person: { id: person, name: names.get(person) ?? person },
          passedAt: new Date(passedAt).toISOString(),
        })),
      };
    },
  );

  app.post(
    '/api/parties/:id/completions',
    {
      onRequest: change,
      bodyLimit: BODY_LIMIT,
      schema: {
        tags,
        summary: 'Take a list as it was shown',
        params,
        body: completionsBody,
        response: { 200: completionsTaken },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: party } = request.params;
      if (!mayImport(who, party)) throw new Failure('not-in-scope');
      const { csv, difference, ...given } = request.body;
      const words = { subjectParty: party, difference };
      const actor = await deps.signedActs.by(who, 'completions-imported', words, given);
      const plan = await lookAtCompletions(deps, party, toldOfCsv(csv));
      if (plan.difference !== difference) throw new Failure('roster-changed');
      if (plan.fresh.length === 0) throw new Failure('already-done');
      const counts = { completions: plan.fresh.length, left: plan.problems.length };
      const entry = await deps.enter('completions-imported', actor, { ...words, ...counts });
      const taken = await takeCompletions(deps, plan, { person: who.person.id, system: null }, entry);
      return { taken, known: plan.known + plan.fresh.length - taken, entry };
    },
  );

  app.post(
    '/api/parties/:id/course-systems',
    {
      onRequest: change,
      schema: {
        tags,
        summary: 'Let a training system deliver completions',
        params,
        body: systemBody,
        response: { 200: systemMade },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: party } = request.params;
      if (!mayImport(who, party)) throw new Failure('not-in-scope');
      const { name, ...given } = request.body;
      const words = { subjectParty: party, name: deps.textHash(name) };
      const actor = await deps.signedActs.by(who, 'course-system-made', words, given);
      const [id, secret] = [newId('csy'), randomBytes(32).toString('base64url')];
      await deps.enter('course-system-made', actor, { ...words, system: id });
      await deps.systems.add(id, party, name, secret, who.person.id, deps.now());
      return { id, secret };
    },
  );

  app.post(
    '/api/course-systems/:id/revoke',
    {
      onRequest: role,
      schema: {
        tags,
        summary: 'Believe a training system no longer',
        params,
        body: z.strictObject(closingActFields),
        response: { 200: done },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: system } = request.params;
      const found = await deps.systems.find(system);
      if (found === null || !mayImport(who, found.party)) throw new Failure('not-in-scope');
      const words = { system };
      const actor = await deps.signedActs.closing(who, 'course-system-revoked', words, request.body);
      // What closes a way in is done before it is entered.
      if (!(await deps.systems.revoke(system, deps.now()))) throw new Failure('already-done');
      await deps.enter('course-system-revoked', actor, { ...words, subjectParty: found.party });
      return { done: true as const };
    },
  );
}

/** The company sees everybody's, a vendor its own. */
function requireOwn({ person }: SignedIn, party: string): void {
  if (person.partyKind !== 'company' && person.partyId !== party) throw new Failure('not-in-scope');
}

/** A vendor's admin for their own people; the company's for anybody's. */
function mayImport({ person }: SignedIn, party: string): boolean {
  if (person.role === 'vendor-admin') return person.partyId === party;
  return person.role === 'company-admin' || person.role === 'privacy-officer';
}
