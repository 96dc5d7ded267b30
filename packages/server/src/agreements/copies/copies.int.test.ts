import { diffVersions, type Clause } from '@cordon/core/agreements';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { wordParts, wordXml, zipOf } from '../../../../../tests/support/papers.ts';
import type { Visitor } from '../../demo/client.ts';

/* Copies go out as Word files and come back, over HTTP, to those who may see the agreement and to nobody else. */

const ID = 'agr_harbor_brightline';
const OTHERS = 'agr_harbor_northgate';
const BYTES = 'application/octet-stream';

let installation: TestInstallation;
let olivia: Visitor;
let vera: Visitor;
let audra: Visitor;
let clauses: readonly Clause[];
let copy: Uint8Array;

beforeAll(async () => {
  installation = await openTestInstallation();
  const enter = async (person: string) => {
    const visitor = installation.visitor(person);
    await visitor.signIn();
    return visitor;
  };
  [olivia, vera, audra] = await Promise.all([enter('per_olivia'), enter('per_vera'), enter('per_audra')]);
  clauses = (await installation.house.agreements.versions(ID))[0]?.clauses ?? [];
  copy = new Uint8Array(
    await (await file(olivia, `/api/agreements/${ID}/versions/1/copy.docx`)).arrayBuffer(),
  );
});
afterAll(() => installation.close());

async function file(who: Visitor, path: string): Promise<Response> {
  return fetch(new URL(path, installation.baseUrl), { headers: { cookie: who.cookie() } });
}

interface Body {
  readonly error?: { readonly code: string };
  readonly [key: string]: unknown;
}

async function upload(
  who: Visitor,
  path: string,
  bytes: Uint8Array | string,
  headers: Readonly<Record<string, string>> = { 'content-disposition': 'attachment; filename="a.docx"' },
): Promise<{ readonly status: number; readonly json: Body }> {
  const response = await fetch(new URL(path, installation.baseUrl), {
    method: 'POST',
    headers: { origin: installation.baseUrl, cookie: who.cookie(), 'content-type': BYTES, ...headers },
    body: typeof bytes === 'string' ? bytes : Buffer.from(bytes),
  });
  return { status: response.status, json: (await response.json()) as Body };
}

/** The Word file with its document edited, as a word processor saves it. */
function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = new TextDecoder().decode(parts['word/document.xml']);
  const after = edit(xml);
  expect(after).not.toBe(xml);
  return zipSync({ ...parts, 'word/document.xml': new TextEncoder().encode(after) });
}

const changesOf = (json: Body) =>
  (json.changes as ReturnType<typeof diffVersions>).filter(({ kind }) => kind !== 'unchanged');

describe('a copy', () => {
  it('is a Word file to be saved', async () => {
    const response = await file(vera, `/api/agreements/${ID}/versions/1/copy.docx`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${ID}-v1.docx"`);
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
  });

  it('that nobody touched comes back without a change', async () => {
    const { status, json } = await upload(olivia, `/api/agreements/${ID}/copies`, copy);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      version: 1,
      matched: clauses,
      missing: [],
      unmatched: [],
      tracked: 0,
      comments: 0,
    });
    expect(changesOf(json)).toEqual([]);
  });

  it("with counsel's tracked change shows it, in its clause only, and saves nothing", async () => {
    const bytes = edited(copy, (xml) =>
      xml.replace(
        /<w:t([^>]*)>([^<]*)24 hours([^<]*)<\/w:t>/,
        '<w:t xml:space="preserve">$2</w:t></w:r><w:del w:id="90"><w:r><w:delText>24 hours</w:delText></w:r></w:del><w:ins w:id="91"><w:r><w:t xml:space="preserve">72 hours</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">$3</w:t>',
      ),
    );
    const { json } = await upload(vera, `/api/agreements/${ID}/copies`, bytes);
    expect(json).toMatchObject({ tracked: 2, missing: [], unmatched: [] });
    expect(
      changesOf(json).map(({ kind, after, text }) => [
        kind,
        after,
        text.filter((part) => part.kind !== 'same'),
      ]),
    ).toEqual([
      [
        'changed',
        '3.8',
        [
          { kind: 'removed', text: '24 ' },
          { kind: 'added', text: '72 ' },
        ],
      ],
    ]);
    expect(await installation.house.agreements.versions(ID)).toHaveLength(1);
  });

  it('is read for the checker as plain text', async () => {
    const bytes = zipOf(
      wordParts(wordXml('<w:p><w:r><w:t>The processor may do as it likes.</w:t></w:r></w:p>')),
    );
    expect((await upload(audra, '/api/agreements/copies/text', bytes)).json).toEqual({
      ...{ text: 'The processor may do as it likes.', tracked: 0, comments: 0 },
    });
    const named = await upload(audra, '/api/agreements/copies/text?name=a.txt', 'Plain.', {});
    expect(named.json).toMatchObject({ text: 'Plain.' });
    const coded = { 'content-disposition': "attachment; filename*=UTF-8''Vertrag%20f%C3%BCr.txt" };
    expect((await upload(audra, '/api/agreements/copies/text', 'Plain.', coded)).json).toMatchObject({
      text: 'Plain.',
    });
  });
});

describe('two versions', () => {
  it('are compared clause by clause', async () => {
    const { json } = await olivia.get(`/api/agreements/${ID}/diff?from=1&to=1`);
    expect(json).toMatchObject({ from: 1, to: 1 });
    expect((json as { changes: unknown[] }).changes).toHaveLength(clauses.length);
  });

  it.each([
    ['from=1&to=9', 404],
    ['from=0&to=1', 400],
    ['from=1', 400],
    ['from=1&to=1&and=2', 400],
  ])('%s is refused', async (query, status) => {
    expect((await olivia.get(`/api/agreements/${ID}/diff?${query}`)).status).toBe(status);
  });
});

describe('what is refused', () => {
  it.each<[string, () => Promise<{ status: number; json: unknown }>, number, string]>([
    [
      'text that says it is Word',
      () => upload(olivia, `/api/agreements/${ID}/copies`, 'a'),
      415,
      'upload-type',
    ],
    [
      'a file without a name',
      () => upload(olivia, `/api/agreements/${ID}/copies`, 'a', {}),
      415,
      'upload-type',
    ],
    [
      'a damaged file',
      () => upload(olivia, `/api/agreements/${ID}/copies`, copy.subarray(0, 4000)),
      422,
      'upload-unreadable',
    ],
    [
      'a file beyond the limit',
      () => upload(olivia, `/api/agreements/${ID}/copies`, new Uint8Array(10 * 1024 * 1024 + 1)),
      413,
      'too-large',
    ],
    ['JSON', () => olivia.post(`/api/agreements/${ID}/copies`, {}), 415, 'wrong-media-type'],
    [
      'bytes anywhere else',
      () => upload(olivia, `/api/agreements/${ID}/versions`, copy),
      415,
      'wrong-media-type',
    ],
    [
      "another vendor's agreement",
      () => upload(vera, `/api/agreements/${OTHERS}/copies`, copy),
      404,
      'not-in-scope',
    ],
    [
      "another vendor's diff",
      () => vera.get(`/api/agreements/${OTHERS}/diff?from=1&to=1`),
      404,
      'not-in-scope',
    ],
    [
      "another vendor's copy",
      () => vera.get(`/api/agreements/${OTHERS}/versions/1/copy.docx`),
      404,
      'not-in-scope',
    ],
    [
      'an upload to an agreement by an auditor',
      () => upload(audra, `/api/agreements/${ID}/copies`, copy),
      403,
      'role-not-allowed',
    ],
  ])('%s', async (_, ask, status, code) => {
    expect(await ask()).toMatchObject({ status, json: { error: { code } } });
  });
});
