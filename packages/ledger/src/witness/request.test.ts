import { describe, expect, it } from 'vitest';
import { toBase64 } from '../bytes.ts';
import { formatAddCheckpoint, parseAddCheckpoint } from './request.ts';

/** The example of C2SP tlog-witness. */
const CHECKPOINT = [
  'example.com/behind-the-sofa',
  '20852163',
  'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
  '',
  '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=',
  '— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=',
  '',
].join('\n');
const PROOF = [
  'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=',
  'jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=',
  '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=',
  '/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=',
];
const BODY = ['old 20852014', ...PROOF, '', CHECKPOINT].join('\n');

const line = (length: number): string => `${toBase64(new Uint8Array(length))}\n`;
const withProof = (lines: string): string => `old 5\n${lines}\n${CHECKPOINT}`;

describe('add-checkpoint request', () => {
  it('reads and writes the example of the standard', () => {
    const request = parseAddCheckpoint(BODY);
    expect(request.old).toBe(20852014);
    expect(request.proof.map(toBase64)).toEqual(PROOF);
    expect(request.checkpoint).toBe(CHECKPOINT);
    expect(formatAddCheckpoint(request)).toBe(BODY);
  });

  it('has no proof line from size 0', () => {
    const body = `old 0\n\n${CHECKPOINT}`;
    expect(parseAddCheckpoint(body)).toEqual({ old: 0, proof: [], checkpoint: CHECKPOINT });
    expect(formatAddCheckpoint({ old: 0, proof: [], checkpoint: CHECKPOINT })).toBe(body);
  });

  it('has 63 proof lines at most', () => {
    expect(parseAddCheckpoint(withProof(line(32).repeat(63))).proof.length).toBe(63);
  });

  it.each([
    ['nothing', ''],
    ['no empty line before the checkpoint', BODY.slice(0, BODY.indexOf('\n\n'))],
    ['no old size', BODY.replace('old 20852014\n', '')],
    ['another word', BODY.replace('old', 'new')],
    ['a capital', BODY.replace('old', 'Old')],
    ['two spaces', BODY.replace('old ', 'old  ')],
    ['a space behind the size', BODY.replace('2014', '2014 ')],
    ['a leading zero', BODY.replace('old 2', 'old 02')],
    ['a sign', BODY.replace('old 2', 'old +2')],
    ['a size beyond 2^53', BODY.replace('20852014', '9007199254740992')],
    ['carriage returns', BODY.replaceAll('\n', '\r\n')],
    ['64 proof lines', withProof(line(32).repeat(64))],
    ['a short hash', withProof(line(31))],
    ['a long hash', withProof(line(33))],
    ['a proof line that is not base64', withProof('!\n')],
    ['a proof line that is not canonical base64', BODY.replace('pkaw=', 'pkax=')],
  ])('is not read with %s', (_, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(expect.objectContaining({ code: 'request' }));
  });

  it.each([
    ['no checkpoint', 'old 5\n\n'],
    ['no signature', `old 0\n\n${CHECKPOINT.slice(0, CHECKPOINT.indexOf('—'))}`],
    ['no newline at the end', BODY.slice(0, -1)],
    ['another line at the end', `${BODY}and more\n`],
  ])('is not read with %s', (_, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(expect.objectContaining({ code: 'note' }));
  });

  it.each([
    ['request', { old: -1 }],
    ['request', { old: 2 ** 53 }],
    ['request', { proof: [new Uint8Array(31)] }],
    ['request', { proof: Array.from({ length: 64 }, () => new Uint8Array(32)) }],
    ['note', { checkpoint: 'a.example\n' }],
  ])('is not written when it could not be read: %s, %o', (code, wrong) => {
    const request = { old: 5, proof: [], checkpoint: CHECKPOINT };
    expect(() => formatAddCheckpoint({ ...request, ...wrong })).toThrow(expect.objectContaining({ code }));
  });
});
