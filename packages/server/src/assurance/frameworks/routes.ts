import {
  controls,
  frameworks,
  mappedTo,
  oscalIdOf,
  summaryOf,
  type FrameworkId,
  type OscalObject,
} from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { FrameworkDeps } from './deps.ts';
import { exportOscal, type ExportedModel } from './exporting.ts';
import { importDocument, mapControl } from './importing.ts';
import { controlView, viewPractices } from './practices.ts';
import { MOST_LETTERS } from './reading.ts';
import {
  documentPage,
  exportQuery,
  frameworksView,
  importBody,
  imported,
  mapBody,
  practicesView,
} from './schemas.ts';
import type { KeptDocument } from './store.ts';

/** In JSON a letter can take six bytes; the number of letters is what is limited. */
const BODY_LIMIT = 2 * MOST_LETTERS;

const officers = ['company-admin', 'privacy-officer', 'security-officer'] as const;
const company = [...officers, 'vendor-manager'] as const;

/** The practices and what they stand on; other people's catalogs beside ours; what is given out as OSCAL. */
export function frameworkRoutes(app: App, guard: Guard, deps: FrameworkDeps): void {
  const tags = ['assurance'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...company, 'auditor');

  app.get(
    '/api/practices',
    { onRequest: read, schema: { tags, response: { 200: practicesView } } },
    async (request) => viewPractices(deps, signedIn(request)),
  );

  app.get(
    '/api/frameworks',
    { onRequest: read, schema: { tags, response: { 200: frameworksView } } },
    async (request) => ({
      frameworks: (Object.keys(frameworks) as FrameworkId[]).map((id) => ({
        ...{ id, title: frameworks[id].title, kind: frameworks[id].kind },
        places: mappedTo(id, controls).map(({ reference, citation, controls: of }) => ({
          ...{ reference, citation, controls: of.map((control) => control.id) },
        })),
      })),
      controls: controls.map(controlView),
      // What the company was given by others may be about any vendor.
      documents: signedIn(request).person.role === 'auditor' ? [] : (await deps.documents.list()).map(viewOf),
    }),
  );

  app.post(
    '/api/frameworks/documents',
    {
      onRequest: guard.requireRole(...officers),
      bodyLimit: BODY_LIMIT,
      schema: { tags, body: importBody, response: { 200: imported } },
    },
    async (request) => ({ id: await importDocument(deps, signedIn(request), request.body) }),
  );

  app.get(
    '/api/frameworks/documents/:id',
    { onRequest: guard.requireRole(...company), schema: { tags, params, response: { 200: documentPage } } },
    async (request) => pageOf(deps, request.params.id),
  );

  app.get(
    '/api/frameworks/documents/:id/document.json',
    // As it was brought: it is told of by its own schema, not by ours.
    { onRequest: guard.requireRole(...company), schema: { hide: true, params } },
    async (request, reply) => {
      const text = await deps.documents.textOf(request.params.id);
      if (text === null) throw new Failure('not-found');
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="oscal-${request.params.id}.json"`)
        .send(text);
    },
  );

  app.post(
    '/api/frameworks/documents/:id/mappings',
    {
      onRequest: guard.requireRole(...officers),
      schema: { tags, params, body: mapBody, response: { 200: done } },
    },
    async (request) => {
      await mapControl(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  for (const model of ['assessment-results', 'plan-of-action-and-milestones'] satisfies ExportedModel[]) {
    app.get(
      `/api/agreements/:id/${model}.json`,
      { onRequest: read, schema: { hide: true, params, querystring: exportQuery } },
      async (request, reply) => {
        const { from, until } = request.query;
        const asked = {
          from: from === undefined ? null : new Date(from),
          until: until === undefined ? null : new Date(until),
        };
        const text = await exportOscal(deps, signedIn(request), request.params.id, model, asked);
        return reply
          .type('application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="${model}-${request.params.id}.json"`)
          .send(text);
      },
    );
  }
}

function viewOf({ importedAt, importedBy, ...document }: KeptDocument) {
  return { ...document, importedBy: { ...importedBy }, importedAt: importedAt.toISOString() };
}

async function pageOf({ documents }: FrameworkDeps, id: string): Promise<z.infer<typeof documentPage>> {
  const [document, theirs, text] = await Promise.all([
    documents.find(id),
    documents.controlsOf(id),
    documents.textOf(id),
  ]);
  if (document === null || text === null) throw new Failure('not-found');
  const named = Map.groupBy(
    mappedTo('nist80053', controls).flatMap(({ reference, controls: ours }) =>
      ours.map((control) => ({ id: oscalIdOf(reference), control: control.id })),
    ),
    (one) => one.id,
  );
  return {
    document: viewOf(document),
    controls: theirs.map(({ groups, ours, ...control }) => ({
      ...{ ...control, groups: [...groups], ours: [...ours] },
      proposed: (named.get(control.id) ?? []).map((one) => one.control).filter((one) => !ours.includes(one)),
    })),
    items:
      document.model === 'catalog'
        ? []
        : summaryOf(JSON.parse(text) as OscalObject).map((one) => ({ ...one })),
  };
}
