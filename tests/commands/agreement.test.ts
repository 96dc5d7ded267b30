import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dpaFixture } from '../../packages/core/src/agreements/check/fixtures/dpa.ts';
import { textOf } from '../../packages/core/src/agreements/check/fixtures/fixture.ts';
import { draftClauses, particularsFrom } from '@cordon/core/agreements';
import { writeDocx } from '../../packages/server/src/agreements/copies/writeDocx.ts';
import { cordon, jsonOf } from './cordon.ts';

let folder: string;
const file = (name: string, content: string | Uint8Array) => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cordon-check-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Printed {
  readonly items: readonly { id: string; status: string; where: string | null; citation: string }[];
}

function check(...argv: string[]) {
  const called = cordon(['agreement', 'check', ...argv]);
  const [printed] = jsonOf(called) as Printed[];
  const statusOf = (id: string) => printed?.items.find((item) => item.id === id)?.status;
  return { ...called, printed, statusOf };
}

describe('cordon agreement check', () => {
  it('says yes to a contract that lacks nothing', () => {
    const { status, stderr, printed, statusOf } = check(file('whole.md', textOf(dpaFixture, 'markdown')));
    expect(stderr).toContain('Nothing the law asks of the contract is missing');
    expect(status).toBe(0);
    expect(statusOf('GDPR-20')).toBe('present');
    expect(statusOf('BAA-01')).toBe('n/a');
    for (const item of printed?.items ?? []) {
      expect(Object.keys(item).sort()).toEqual(['citation', 'id', 'status', 'where']);
    }
  });

  it('says no when the law asks for something that is not there, and names it', () => {
    const rest = { ...dpaFixture, clauses: dpaFixture.clauses.filter(({ title }) => title !== 'Visits') };
    const { status, stderr, statusOf } = check(file('lacking.txt', textOf(rest, 'numbered')));
    expect(status).toBe(1);
    expect(statusOf('GDPR-20')).toBe('absent');
    expect(stderr).toContain('GDPR-20');
  });

  it('says no to a red flag, whatever else is there', () => {
    const flag = {
      title: 'Money',
      text: 'The Client shall indemnify the Agency against any fines.',
      answers: [],
    };
    const flagged = { ...dpaFixture, clauses: [...dpaFixture.clauses, flag] };
    const { status, stderr, statusOf } = check(file('flag.txt', textOf(flagged, 'numbered')));
    expect(status).toBe(1);
    expect(statusOf('RF-CONTROLLER-PAYS')).toBe('present');
    expect(stderr).toContain('Red flags');
  });

  it('asks one framework when told to, red flags beside it', () => {
    const { status, printed, statusOf } = check(
      file('asked.txt', textOf(dpaFixture, 'numbered')),
      '--framework',
      'ccpa',
    );
    expect(status).toBe(1);
    expect(statusOf('CC-09')).toBe('absent');
    expect(printed?.items.every(({ id }) => /^(CC|RF)-/.test(id))).toBe(true);
  });

  it('reads a structured agreement by its clauses', () => {
    const clauses = dpaFixture.clauses.map(({ title, text }, at) => ({ id: String(at + 1), title, text }));
    const { statusOf } = check(file('made.json', JSON.stringify({ clauses })));
    expect(statusOf('GDPR-15')).toBe('present');
  });

  it('reads an agreement of our library exactly, and a clause nobody confirmed as weak', () => {
    const clauses = draftClauses([], particularsFrom({}));
    const made = check(file('library.json', JSON.stringify({ clauses })));
    expect(made.statusOf('GDPR-15')).toBe('present');
    expect(made.statusOf('BAA-01')).toBe('n/a');
    const byHand = clauses.map((clause) =>
      clause.id === '7.1' ? { ...clause, text: 'The processor says so within a day.' } : clause,
    );
    const edited = check(file('by-hand.json', JSON.stringify({ clauses: byHand })));
    expect([made.statusOf('GDPR-35'), edited.statusOf('GDPR-35')]).toEqual(['present', 'weak']);
  });

  it('reads a Word file as it reads its text', async () => {
    const clauses = dpaFixture.clauses.map(({ title, text }, at) => ({ id: String(at + 1), title, text }));
    const document = {
      ...{ agreement: 'agr_1', version: 1, title: 'Agreement', clauses, effects: [], terms: '{}' },
      ...{ controller: { id: 'a', name: 'A' }, processor: { id: 'b', name: 'B' }, termsHash: '0'.repeat(64) },
      ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
    };
    const { statusOf } = check(file('copy.docx', await writeDocx(document)));
    expect(statusOf('GDPR-15')).toBe('present');
    expect(check(file('broken.docx', 'PK')).status).toBe(2);
  });

  it.each([
    ['a missing file', () => [path.join(folder, 'none.txt')]],
    ['no file', () => []],
    ['two files', () => [file('a.txt', 'a'), file('b.txt', 'b')]],
    ['an unknown framework', () => [file('c.txt', 'c'), '--framework', 'dora']],
    ['bytes that are no text', () => [file('d.txt', Uint8Array.of(0xff, 0xfe, 0x00, 0x41))]],
    ['a text with NUL in it', () => [file('e.txt', 'a\0b')]],
    ['JSON that is no agreement', () => [file('f.json', '{"clauses":[]}')]],
    ['a file that ends in .json and is none', () => [file('g.json', 'no')]],
  ])('takes %s for misuse', (_, argv) => {
    const { status, stdout } = check(...argv());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
