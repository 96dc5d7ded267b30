import { libraryClause, matrix, problemsOfValues, render, sheetOf, valuesFor } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { mustFindMap } from '../agreements.ts';
import { clausesOf } from '../drafting.routes.ts';
import { params, proposers, readers, tags, visible } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import { lifeFor, standingOf } from '../life/facts.ts';
import { see } from '../life/record.ts';
import { signedBy, termsOf } from '../standing.ts';
import type { Agreement } from '../store.ts';
import { fedKinds } from '../view.ts';
import { completenessOf } from './completeness.ts';
import { libraryViewOf } from './libraryView.ts';
import {
  completenessView,
  libraryView,
  matrixView,
  renderBody,
  renderView,
  sightBody,
  sightView,
} from './schemas.ts';
import { sightOf } from './sight.ts';
import { liveRows } from './status.ts';

/** The library, and what can be said of the clauses of an agreement before and after they are kept. */
export function clauseRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const { now } = deps;
  const read = guard.requireRole(...readers);

  const versionsOf = async ({ id }: Agreement) => {
    const seen = await see(deps, id);
    const [newest] = seen.versions;
    if (newest === undefined) throw new Failure('not-found');
    const life = lifeFor(seen, now(), deps.signing.crypto);
    return { newest, standing: standingOf(seen, life), life };
  };

  app.get('/api/library', { onRequest: read, schema: { tags, response: { 200: libraryView } } }, () =>
    libraryViewOf(fedKinds),
  );

  app.post(
    '/api/library/render',
    { onRequest: read, schema: { tags, body: renderBody, response: { 200: renderView } } },
    (request) => {
      const { clause: id, values: given, particulars } = request.body;
      const clause = libraryClause(id);
      if (clause === undefined) throw new Failure('not-found');
      const values = valuesFor(clause, given, particulars);
      const problems = [...problemsOfValues(clause, values)];
      const words = problems.length === 0 ? render(clause, values) : { title: clause.title, text: '' };
      return { ...words, problems, values: JSON.parse(JSON.stringify(values)) as typeof given };
    },
  );

  app.post(
    '/api/agreements/:id/sight',
    {
      onRequest: guard.requireRole(...proposers),
      bodyLimit: 1024 * 1024,
      schema: { tags, params, body: sightBody, response: { 200: sightView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { newest, standing } = await versionsOf(agreement);
      const edit = { ...request.body, clauses: clausesOf(request.body.clauses) };
      return sightOf(agreement, newest, standing, edit, {
        party: who.person.partyId,
        map: await mustFindMap(deps, agreement.source),
        agents: await deps.agentsOf(agreement.processor.id),
        fed: fedKinds,
      });
    },
  );

  app.get(
    '/api/agreements/:id/completeness',
    {
      onRequest: read,
      schema: {
        tags,
        params,
        querystring: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
        response: { 200: completenessView },
      },
    },
    async (request) => {
      const agreement = await visible(deps, signedIn(request), request.params.id);
      const versions = await deps.store.versions(agreement.id);
      const wanted = request.query.version ?? versions[0]?.version;
      const found = versions.find(({ version }) => version === wanted);
      if (found === undefined) throw new Failure('not-found');
      return completenessOf(agreement, found.clauses);
    },
  );

  app.get(
    '/api/agreements/:id/matrix',
    { onRequest: read, schema: { tags, params, response: { 200: matrixView } } },
    async (request) => {
      const agreement = await visible(deps, signedIn(request), request.params.id);
      const { standing, life } = await versionsOf(agreement);
      const unsigned = [agreement.controller, agreement.processor].filter(
        ({ id }) => !signedBy(agreement, standing, id, deps.signing.crypto),
      );
      const rows = liveRows(matrix(standing.clauses, termsOf(standing)), await deps.facts(agreement), {
        status: life.state,
        unsignedBy: unsigned.map(({ name }) => name),
      });
      const sheet = sheetOf(rows);
      return {
        version: standing.version,
        at: now().toISOString(),
        rows: rows.map(({ evidence: _, ...row }) => ({
          ...row,
          items: [...row.items],
          duties: [...row.duties],
        })),
        sheet: {
          rows: sheet.rows.map((row) => ({ ...row, seenIn: [...row.seenIn] })),
          legend: [...sheet.legend],
        },
      };
    },
  );
}
