import { describe, expect, it } from 'vitest';
import { concat, toUtf8 } from './bytes.ts';
import { cosigner } from './cosignature.ts';
import { LedgerError } from './errors.ts';
import { noteSigner } from './note.ts';
import type { Policy } from './policy.ts';
import { parsePolicy } from './policyFile.ts';
import { formatVkey } from './vkey.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const logKey = noteSigner('log.example', seed(1)).key;
const witnessKey = (n: number, name = `w${String(n)}.example`) => cosigner(name, seed(n), 0).key;
const LOG = formatVkey(logKey);
const [A, B, C] = [2, 3, 4].map((n) => formatVkey(witnessKey(n))) as [string, string, string];

const parse = (...lines: string[]): Policy => parsePolicy(toUtf8(lines.map((line) => `${line}\n`).join('')));

describe('a policy file', () => {
  it('is read with its groups, addresses, comments and blanks', () => {
    const policy = parse(
      '# who may be believed',
      `log ${LOG} https://log.example/`,
      '',
      ` \twitness  X1\t${A} `,
      `witness X2 ${B} https://w3.example/submit`,
      '   # the other side',
      `witness Y ${C}`,
      'group X any X1 X2',
      'group X-and-Y all X Y',
      'quorum X-and-Y',
    );
    const x1 = { name: 'X1', key: witnessKey(2), url: null };
    const x2 = { name: 'X2', key: witnessKey(3), url: 'https://w3.example/submit' };
    const y = { name: 'Y', key: witnessKey(4), url: null };
    expect(policy).toEqual({
      logs: [{ key: logKey, url: 'https://log.example/' }],
      witnesses: [x1, x2, y],
      quorum: {
        name: 'X-and-Y',
        threshold: 2,
        members: [{ name: 'X', threshold: 1, members: [x1, x2] }, y],
      },
    });
  });

  it('may ask for no witness, for one, or list no log', () => {
    expect(parse(`log ${LOG}`, 'quorum none')).toMatchObject({ witnesses: [], quorum: null });
    expect(parse('quorum none')).toMatchObject({ logs: [], quorum: null });
    expect(parse(`witness W ${A}`, 'quorum W').quorum).toMatchObject({ name: 'W' });
  });

  it('may go on after the quorum, and name an inner group as the quorum', () => {
    const policy = parse(`witness A ${A}`, 'group G 1 A', 'quorum G', 'group H all G', `witness B ${B}`);
    expect(policy.quorum).toMatchObject({ name: 'G' });
    expect(policy.witnesses.length).toBe(2);
  });

  it('takes the keywords and the word for a threshold as names: only "none" is predefined', () => {
    const policy = parse(`witness quorum ${A}`, `witness 2 ${B}`, 'group any all quorum 2', 'quorum any');
    expect(policy.quorum).toMatchObject({ name: 'any', threshold: 2 });
  });

  it('takes names as octets: a Kelvin sign is no K, and a no-break space parts nothing', () => {
    const policy = parse(`witness K ${A}`, `witness \u212a ${B}`, `witness a\u00a0b ${C}`, 'quorum a\u00a0b');
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['K', '\u212a', 'a\u00a0b']);
    expect(policy.quorum).toBe(policy.witnesses[2]);
    const latin1 = concat(
      ...[toUtf8('# caf'), Uint8Array.of(0xe9), toUtf8(`\nwitness caf`), Uint8Array.of(0xe9)],
      ...[toUtf8(` ${A}\nquorum caf`), Uint8Array.of(0xe9), toUtf8('\n')],
    );
    expect(parsePolicy(latin1).quorum?.name).toBe('caf\u00e9');
  });

  it('takes a key name that is not ASCII', () => {
    const key = witnessKey(5, 'zeuge.münchen.example');
    expect(parse(`witness W ${formatVkey(key)}`, 'quorum W').witnesses[0]?.key).toEqual(key);
  });

  it('has room for the 32 logs, witnesses and groups that every reader must take', () => {
    const lines = Array.from({ length: 32 }, (_, i) => i + 10).flatMap((n) => [
      `log ${formatVkey(noteSigner(`l${String(n)}.example`, seed(n)).key)}`,
      `witness w${String(n)} ${formatVkey(witnessKey(n))}`,
      n === 10 ? 'group g10 all w10' : `group g${String(n)} all g${String(n - 1)} w${String(n)}`,
    ]);
    expect(parse(...lines, 'quorum g41').logs.length).toBe(32);
  });
});

describe('a policy file is refused, and where, for', () => {
  const [w, x] = [`witness W ${A}`, `witness X ${B}`];
  const alias = formatVkey(witnessKey(2, 'alias.example'));
  const renamed = formatVkey(noteSigner('renamed.example', seed(1)).key);
  const wrongId = A.replace(/\+[0-9a-f]{8}\+/, '+00000000+');

  const tower = (height: number): string[] =>
    Array.from(
      { length: height },
      (_, i) => `group G${String(i)} all ${i === 0 ? 'W' : `G${String(i - 1)}`}`,
    );

  it.each<[string, number, string[]]>([
    ['an unknown keyword', 2, [w, 'witnesses X', 'quorum W']],
    ['a keyword in capitals', 1, ['Quorum none']],
    ['a byte order mark', 1, ['\ufeffquorum none']],
    ['a carriage return', 1, ['quorum none\r']],
    ['another control character', 1, ['# \u0000', 'quorum none']],
    ['a log without a key', 1, ['log', 'quorum none']],
    ['a log with more than an address', 1, [`log ${LOG} https://a.example https://b.example`]],
    ['a comment behind a key', 1, [`log ${LOG} #ours`, 'quorum none']],
    ['a key that is none', 1, ['log log.example', 'quorum none']],
    ['a key whose id is another', 1, [`witness W ${wrongId}`, 'quorum W']],
    ['the key of a witness for a log', 1, [`log ${A}`, 'quorum none']],
    ['the key of a log for a witness', 1, [`witness W ${LOG}`, 'quorum W']],
    ['one log twice, renamed', 2, [`log ${LOG}`, `log ${renamed}`, 'quorum none']],
    ['one witness twice, renamed', 2, [w, `witness V ${alias}`, 'quorum W']],
    ['a witness without a name', 1, [`witness ${A}`, 'quorum none']],
    ['a name taken by a witness', 2, [w, `witness W ${B}`, 'quorum W']],
    ['a name taken by a group', 3, [w, 'group G all W', `witness G ${B}`, 'quorum G']],
    ['a group of the name of its member', 2, [w, 'group W all W', 'quorum W']],
    ['a witness called none', 1, [`witness none ${A}`, 'quorum none']],
    ['a group called none', 2, [w, 'group none all W', 'quorum W']],
    ['none as a member', 2, [w, 'group G any W none', 'quorum G']],
    ['a group without members', 2, [w, 'group G all', 'quorum W']],
    ['a threshold of 0', 2, [w, 'group G 0 W', 'quorum G']],
    ['a threshold above the members', 3, [w, x, 'group G 3 W X', 'quorum G']],
    ['a threshold that is no decimal', 2, [w, 'group G 1.0 W', 'quorum G']],
    ['a threshold with a zero before it', 2, [w, 'group G 01 W', 'quorum G']],
    ['an unknown rule', 2, [w, 'group G most W', 'quorum G']],
    ['a member twice in a group', 2, [w, 'group G 2 W W', 'quorum G']],
    ['a member of two groups', 3, [w, 'group G all W', 'group H all W', 'quorum H']],
    ['a member that is defined later', 2, [w, 'group G all X', x, 'quorum G']],
    ['a group in itself', 2, [w, 'group G any W G', 'quorum G']],
    ['a circle of groups', 2, [w, 'group G any W H', 'group H all G', 'quorum G']],
    ['a quorum that is defined later', 1, ['quorum W', w]],
    ['a quorum that is not defined', 2, [w, 'quorum V']],
    ['a quorum of two names', 3, [w, x, 'quorum W X']],
    ['a quorum of nothing', 2, [w, 'quorum']],
    ['a second quorum', 3, [w, 'quorum W', 'quorum none']],
    ['more groups than anybody needs', 1025, [w, ...tower(1100)]],
  ])('%s', (_, line, lines) => {
    expect(() => parse(...lines)).toThrow(new RegExp(`^line ${String(line)}: `));
    expect(() => parse(...lines)).toThrow(LedgerError);
  });

  it('a quorum that is missing', () => {
    expect(() => parse()).toThrow('the policy has no quorum line');
    expect(() => parse(w)).toThrow('the policy has no quorum line');
  });

  it('an end that was cut off: "quorum X-and-Y" must not become "quorum X"', () => {
    const text = `${w}\n${x}\ngroup W-and-X all W X\nquorum W-and-X\n`;
    expect(parsePolicy(toUtf8(text)).quorum?.name).toBe('W-and-X');
    for (let end = 0; end < text.length; end++) {
      expect(() => parsePolicy(toUtf8(text.slice(0, end)))).toThrow();
    }
  });
});
