import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUtf8 } from './bytes.ts';
import { cosigner } from './cosignature.ts';
import { noteSigner } from './note.ts';
import { policyKeys, quorumHolds } from './policy.ts';
import { parsePolicy } from './policyFile.ts';
import { formatVkey } from './vkey.ts';

const WITNESSES = 6;
const keys = Array.from(
  { length: WITNESSES },
  (_, i) => cosigner(`w${String(i)}.example`, new Uint8Array(32).fill(i + 1), 0).key,
);
const byBit = (subset: number) => keys.filter((_, i) => (subset >> i) % 2 === 1);

/** A group as drawn: members are taken from what no earlier group has taken. */
interface Drawn {
  readonly picks: readonly number[];
  readonly rule: 'all' | 'any' | number;
}

const drawn = fc.record({
  picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  rule: fc.oneof(fc.constantFrom('all' as const, 'any' as const), fc.nat()),
});

/**
 * The policy file of a drawing, and its truth by brute force: for every name all the sets of witnesses, each a number
 * of one bit a witness, that satisfy it. A group's are found by trying every set against every member and counting.
 */
function built(groups: readonly Drawn[], quorum: number): { text: string; satisfying: ReadonlySet<number> } {
  const lines = keys.map((key, i) => `witness w${String(i)} ${formatVkey(key)}`);
  const subsets = Array.from({ length: 2 ** WITNESSES }, (_, subset) => subset);
  const truth = new Map(
    keys.map((_, i) => [`w${String(i)}`, new Set(subsets.filter((subset) => (subset >> i) % 2 === 1))]),
  );
  const free = [...truth.keys()];
  for (const [g, { picks, rule }] of groups.entries()) {
    const members = picks.flatMap((pick) => (free.length === 0 ? [] : free.splice(pick % free.length, 1)));
    if (members.length === 0) break;
    const k = rule === 'all' ? members.length : rule === 'any' ? 1 : (rule % members.length) + 1;
    const name = `g${String(g)}`;
    lines.push(`group ${name} ${typeof rule === 'number' ? String(k) : rule} ${members.join(' ')}`);
    const votes = (subset: number): number =>
      members.reduce((sum, member) => sum + Number(truth.get(member)?.has(subset)), 0);
    truth.set(name, new Set(subsets.filter((subset) => votes(subset) >= k)));
    free.push(name);
  }
  const names = [...truth.keys(), 'none'];
  const name = names[quorum % names.length] ?? 'none';
  lines.push(`quorum ${name}`, '');
  return { text: lines.join('\n'), satisfying: truth.get(name) ?? new Set(subsets) };
}

describe('a quorum', () => {
  it('holds for exactly the sets of witnesses that a brute-force count finds', () => {
    let nested = 0;
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 6 }), fc.nat(), (groups, quorum) => {
        const { text, satisfying } = built(groups, quorum);
        if (/group .* g\d/.test(text)) nested++;
        const policy = parsePolicy(toUtf8(text));
        for (let subset = 0; subset < 2 ** WITNESSES; subset++) {
          expect(quorumHolds(policy, byBit(subset)), `${text} ${subset}`).toBe(satisfying.has(subset));
        }
      }),
    );
    expect(nested).toBeGreaterThan(10);
  });

  it('is not lost by one cosignature more', () => {
    fc.assert(
      fc.property(
        ...[fc.array(drawn, { maxLength: 6 }), fc.nat()],
        ...[fc.nat(2 ** WITNESSES - 1), fc.nat(2 ** WITNESSES - 1)],
        (groups, quorum, some, others) => {
          const policy = parsePolicy(toUtf8(built(groups, quorum).text));
          const held = quorumHolds(policy, byBit(some));
          expect(held && !quorumHolds(policy, byBit(some | others))).toBe(false);
        },
      ),
    );
  });
});

describe('a quorum of two', () => {
  const log = noteSigner('log.example', new Uint8Array(32).fill(9)).key;
  const [a, b] = keys.map(formatVkey);
  const policy = parsePolicy(
    toUtf8(`log ${formatVkey(log)}\nwitness A ${a}\nwitness B ${b}\ngroup AB all A B\nquorum AB\n`),
  );

  it('trusts its log and its witnesses', () => {
    expect(policyKeys(policy)).toEqual([log, keys[0], keys[1]]);
  });

  it('counts one key once, under whatever name', () => {
    const alias = cosigner('alias.example', new Uint8Array(32).fill(1), 0).key;
    expect(quorumHolds(policy, byBit(0b11))).toBe(true);
    expect(quorumHolds(policy, [...byBit(0b01), ...byBit(0b01), alias])).toBe(false);
  });

  it('does not count a witness it does not know, nor a plain signature by a witness’s key', () => {
    const plain = noteSigner('w1.example', new Uint8Array(32).fill(2)).key;
    expect(quorumHolds(policy, [...byBit(0b111101), log, plain])).toBe(false);
  });
});
