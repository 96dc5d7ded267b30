import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fromUtf8 } from './bytes.ts';
import { commit, leafBytes } from './entry.ts';
import { LedgerError } from './errors.ts';
import { MemoryLog } from './memoryLog.ts';
import { noteSigner } from './note.ts';
import { inclusionProof } from './proof.ts';
import { formatProofList, framesProofList, verifyProofList, type ListedEntry } from './proofList.ts';

const bytes = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const signer = noteSigner('log.example', bytes(1));
const keys = [signer.key];

const SIZE = 300;
const member = { value: '4711', salt: bytes(9) };
const bodyOf = (n: number) => ({ n, act: 'read', subject: commit(member.value, member.salt) });
const log = new MemoryLog('log.example');
const leaves = Array.from({ length: SIZE }, (_, n) =>
  leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit(bodyOf(n), bytes(n % 200)) }),
);
for (const leaf of leaves) log.append(leaf);
const checkpoint = log.checkpoint([signer]);

const listed = (index: number, more: Partial<ListedEntry> = {}): ListedEntry => ({
  index,
  leaf: fromUtf8(leaves[index] ?? new Uint8Array(0)),
  proof: inclusionProof(index, SIZE, log.hash),
  opening: { salt: bytes(index % 200), body: bodyOf(index) },
  members: { subject: member },
  ...more,
});
const listOf = (...entries: readonly ListedEntry[]): string =>
  [...formatProofList({ asked: { agent: 'per_ada' }, checkpoint, entries })].join('');
const list = listOf(listed(7), listed(255, { members: {} }), listed(256, { opening: null, members: {} }));
const verify = (text: string) => verifyProofList(text, keys);
const lines = list.split('\n');
const without = (nth: number): string => lines.filter((_, line) => line !== nth).join('\n');

describe('a list of proofs', () => {
  it('holds for every entry, alone, and tells what they say as far as it is in it', () => {
    expect(verify(list)).toMatchObject({
      ...{ ok: true, asked: { agent: 'per_ada' }, entries: 3, opened: 2 },
      checkpoint: { origin: 'log.example', size: SIZE },
    });
    expect(verify(listOf())).toMatchObject({ ok: true, entries: 0 });
  });

  it('is framed by two lines that are no openings', () => {
    expect(lines.map((line) => framesProofList(line))).toEqual([true, false, false, false, true, false]);
  });

  it.each([
    ['one entry taken out', without(2), 4, /count/],
    ['the end cut off', lines.slice(0, 3).join('\n'), 2, /count/],
    ['no beginning', without(0), 1, /begin/],
    ['an entry twice', listLike([1, 1, 2, 3]), 3, /later one/],
    ['entries in another order', listLike([2, 1, 3]), 3, /later one/],
    ['something behind the end', `${list}more`, 5, /count/],
  ])('with %s does not hold', (_, text, line, problem) => {
    expect(verify(text)).toEqual({
      ok: false,
      problems: [{ line, problem: expect.stringMatching(problem) as string }],
    });
  });

  it.each([
    ['the body of another entry', { opening: { salt: bytes(7), body: bodyOf(8) } }, /committed to/],
    ['another leaf', { leaf: fromUtf8(leaves[8] ?? bytes(0)) }, /not at this index/],
    ['another customer', { members: { subject: { ...member, value: '4712' } } }, /"subject" is not/],
    ['a member the body has not', { members: { found: member } }, /"found" is not/],
    ['a customer without the body', { opening: null }, /"subject" is not/],
  ])('with %s does not hold, and says of which line', (_, more, problem) => {
    expect(verify(listOf(listed(3), listed(7, more)))).toEqual({
      ok: false,
      problems: [{ line: 3, problem: expect.stringMatching(problem) as string }],
    });
  });

  it('is believed only by the key its reader trusts', () => {
    expect(verifyProofList(list, [noteSigner('log.example', bytes(2)).key])).toMatchObject({ ok: false });
  });

  it('does not hold with any one character of an entry changed', () => {
    const [from, to] = [(lines[0] ?? '').length + 1, list.length - 1];
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: to - 1 }),
        fc.constantFrom('a', 'Z', '0', '+', '/', '=', '"', '{', '}', '[', ']', ',', ':', '\\', ' '),
        (at, char) => {
          fc.pre(list[at] !== char && list[at] !== '\n');
          expect(verify(`${list.slice(0, at)}${char}${list.slice(at + 1)}`).ok).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is not written of entries that do not rise', () => {
    expect(() => listOf(listed(7), listed(7))).toThrow(LedgerError);
  });
});

/** The same list of other lines, ended as it has to be. */
function listLike(order: readonly number[]): string {
  return [lines[0], ...order.map((nth) => lines[nth]), `{"entries":${String(order.length)}}`, ''].join('\n');
}
