import { codes, type Code } from '@cordon/core/kernel';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeRoutes } from '../../packages/server/src/composeRoutes.ts';
import { createApp, type App } from '../../packages/server/src/platform/http/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';

/* The served OpenAPI document is valid and tells of every route, with its errors. */

interface Operation {
  readonly tags?: readonly string[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly $ref?: string; readonly content?: Record<string, unknown> }>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly responses: Record<string, { readonly description: string }>;
    readonly schemas: Record<string, unknown>;
  };
}

/** What is no JSON answer of ours: event streams, files that are streamed, the document itself, pages of the console, unknown sign-in paths. */
const NOT_IN_IT = new Set([
  'GET /api/audits/{id}/report.pdf',
  'GET /api/audits/{id}/report.tlog-proof',
  'GET /api/audits/{id}/draw.json',
  'GET /api/assessments/{kind}/{about}/{version}/record.pdf',
  'GET /api/audit-requests/{id}/files/{file}',
  'GET /api/accesses/stream',
  'GET /api/signals/stream',
  'GET /api/accesses/file',
  'GET /api/ledger/scope/openings',
  'GET /api/workspace/stream',
  'GET /api/vendors/{id}/directory/stream',
  'GET /api/openapi.json',
  // osquery's log format, and not ours to describe.
  'POST /api/posture/osquery',
  'GET /api/sso/{party}/callback',
  'GET /api/agreements/{id}/evidence.zip',
  'GET /api/evidence/verify-page',
  'GET /api/ledger/bodies',
  'GET /api/ledger/entries/{index}/proof-file',
  'GET /api/evidence-files/{id}',
  'GET /api/breach-notices/{id}/notice.pdf',
  'GET /api/breach-notices/{id}/notice.txt',
  'GET /api/subject-requests/{id}/report.pdf',
  'GET /api/frameworks/documents/{id}/document.json',
  'GET /api/agreements/{id}/assessment-results.json',
  'GET /api/agreements/{id}/plan-of-action-and-milestones.json',
  'GET /api/training/certificates/{id}',
]);

const JSON_TYPE = 'application/json';
const PDF = 'application/pdf';

/** Everything is JSON but files, which their address names, and recordings of sound, which come in two kinds. */
const answerType = (name: string): string =>
  name.endsWith('/sound') ? 'audio/wav' : (FILE_TYPES[name.slice(name.lastIndexOf('.'))] ?? JSON_TYPE);

const FILE_TYPES: Readonly<Record<string, string>> = {
  '.pdf': PDF,
  '.csv': 'text/csv',
  '.pem': 'application/x-pem-file',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const TAKES_FILE: Readonly<Record<string, string>> = {
  'POST /api/agreements/verify-document': PDF,
  'POST /api/agreements/{id}/copies': 'application/octet-stream',
  'POST /api/agreements/copies/text': 'application/octet-stream',
  'POST /api/exports/trace': 'application/octet-stream',
  'POST /api/quality/files': 'application/octet-stream',
  'POST /api/audit-requests/{id}/files': 'application/octet-stream',
  'POST /api/assessment/files': 'application/octet-stream',
  'POST /api/attestations/{id}/files': 'application/octet-stream',
  'POST /api/questionnaires/{id}/questions/{question}/files': 'application/octet-stream',
};

let installation: TestInstallation;
let app: App;
let text: string;
let document: Document;
const routes: { method: string; url: string }[] = [];

beforeAll(async () => {
  installation = await openTestInstallation();
  const { baseUrl, house } = installation;
  // The same routes once more, in an app that tells of each as it is added.
  app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log: silentLog });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  await composeRoutes(app, house);
  await app.ready();
  text = await (await fetch(`${baseUrl}/api/openapi.json`)).text();
  document = JSON.parse(text) as Document;
});
afterAll(async () => {
  await app.close();
  await installation.close();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1 with every reference resolved', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const config = await createConfig({
      rules: {
        struct: 'error',
        'no-unresolved-refs': 'error',
        'path-parameters-defined': 'error',
        'no-identical-paths': 'error',
        'no-ambiguous-paths': 'off',
        'path-declaration-must-exist': 'error',
        'no-path-trailing-slash': 'error',
        'operation-operationId-unique': 'error',
      },
    });
    const lint = (source: string) => lintFromString({ source, config });
    expect(await lint(text)).toEqual([]);
    // The validator does see: the same document with one wrong word.
    expect(await lint(text.replace('"in":"path"', '"in":"somewhere"'))).not.toEqual([]);
    expect(
      await lint(text.replace('#/components/schemas/ErrorBody', '#/components/schemas/Nobody')),
    ).not.toEqual([]);
  });

  it('tells of every route of the app, and of no other', () => {
    const documented = new Set(operations().map(({ name }) => name));
    const found = routes
      .filter(({ method, url }) => url.startsWith('/api/') && !url.includes('*') && method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`)
      .filter((name) => !NOT_IN_IT.has(name));
    expect(new Set(found)).toEqual(documented);
    expect(documented.size).toBeGreaterThan(50);
  });

  it('says of each what goes in and what comes out', () => {
    for (const { name, operation } of operations()) {
      expect(operation.tags?.length, name).toBe(1);
      // What goes on after the answer is accepted.
      const { responses } = operation;
      expect((responses['200'] ?? responses['202'])?.content?.[answerType(name)], name).toBeDefined();
      const sends = /^(POST|PUT|PATCH) /.test(name);
      const schema = operation.requestBody?.content[TAKES_FILE[name] ?? JSON_TYPE]?.schema;
      if (sends) expect(schema, name).toBeDefined();
    }
  });

  it('says of each how it is refused, from the one table', () => {
    const refusals = Object.fromEntries(
      Object.entries(document.components.responses).map(([id, { description }]) => [
        id,
        [...description.matchAll(/^`([a-z-]+)`:/gm)].map(([, code]) => code as Code),
      ]),
    );
    for (const [id, told] of Object.entries(refusals)) {
      for (const code of told) expect(`Error${String(codes[code].http)}`, code).toBe(id);
    }
    const told = new Set(Object.values(refusals).flat());
    expect(Object.keys(codes).filter((code) => !told.has(code as Code))).toEqual([
      ...['port-in-use', 'folder-read-only', 'folder-damaged', 'folder-in-use', 'migration-changed'],
      ...['roles-missing', 'config-wrong', 'key-unsafe', 'start-failed'],
    ]);
    for (const { name, operation } of operations()) {
      const { responses, requestBody } = operation;
      // Whoever watches the house reads the same words whether it is well or not.
      const own = name === 'GET /api/health' ? '503' : null;
      for (const status of ['400', '401', '403', '404', '409', '410', '429', '500', '502', '503']) {
        if (status === own) continue;
        expect(responses[status], `${name} ${status}`).toEqual({
          $ref: `#/components/responses/Error${status}`,
        });
      }
      expect('413' in responses, name).toBe(requestBody !== undefined);
    }
    expect(document.components.schemas).toHaveProperty('ErrorBody');
  });
});
