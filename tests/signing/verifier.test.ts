import { verifyDocument, type SealReport, type SigningStatement } from '@cordon/core/agreements';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderAgreement } from '../../packages/server/src/agreements/signing/pdf/agreement.ts';
import { seal } from '../../packages/server/src/agreements/signing/pdf/seal.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { certify } from '../../packages/server/src/platform/signing/certificates.ts';
import { makeOwn, oneTimeSigner, signerWith } from '../../packages/server/src/platform/signing/own.ts';
import { ownTimestamps } from '../../packages/server/src/platform/signing/timestamps.ts';
import { AT, makeSigners, sampleDocument, signAs, twiceSigned, type TwiceSigned } from '../support/sealed.ts';

/* The verifier takes what the product signs, and nothing that differs from it in one byte or one word. */

let made: TwiceSigned;

beforeAll(async () => {
  made = await twiceSigned();
});

function verify(file: Uint8Array, of: Pick<TwiceSigned, 'signers'> = made): SealReport {
  const { root } = of.signers.own;
  const trust = { signatures: [root.certificate], timestamps: [root.certificate] };
  return verifyDocument(file, { trust }, sealCrypto);
}

const wrongIn = ({ findings, signatures }: SealReport): string[] =>
  [...findings, ...signatures.flatMap((one) => one.findings)].filter(({ ok }) => !ok).map(({ text }) => text);

/** The file with one byte changed. */
function flipped(file: Uint8Array, at: number, mask: number): Uint8Array {
  const changed = Uint8Array.from(file);
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
}

/** Where the last signature stands: its hex digits, and how many of them are the signature and no padding. */
function hole(file: Uint8Array): { readonly from: number; readonly until: number; readonly used: number } {
  const text = Buffer.from(file).toString('latin1');
  const from = text.lastIndexOf('/Contents <') + '/Contents <'.length;
  const until = text.indexOf('>', from);
  return { from, until, used: text.slice(from, until).replace(/0+$/, '').length };
}

describe('a document that both have signed', () => {
  it('verifies, and the report says who signed what and when', () => {
    const report = verify(made.twice);
    expect(wrongIn(report)).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      kind: 'agreement',
      agreement: 'agr_sample',
      version: 1,
      title: 'Support (agreement)',
      documentHash: Buffer.from(sha256(made.base)).toString('hex'),
      termsHash: made.document.termsHash,
      fileHash: Buffer.from(sha256(made.twice)).toString('hex'),
      signatures: [
        {
          field: 'company',
          party: 'pty_shop',
          person: 'per_olivia',
          certificate: 'Müller & Søn — 株式会社',
          at: AT.toISOString(),
        },
        {
          field: 'vendor',
          party: 'pty_desk',
          person: 'per_vera',
          certificate: 'Desk Support',
          at: AT.toISOString(),
        },
      ],
    });
  });

  it('is made from the same bytes each time, until somebody signs', async () => {
    expect(await renderAgreement(sampleDocument(), AT, sha256)).toEqual(made.base);
    expect(await renderAgreement(sampleDocument({ title: 'Another' }), AT, sha256)).not.toEqual(made.base);
  });

  it('is refused with one byte changed anywhere', { timeout: 300_000 }, () => {
    const anywhere = fc.nat(made.twice.length - 1);
    const { from, until, used } = hole(made.twice);
    const place = fc.oneof(
      anywhere,
      fc.integer({ min: from - 40, max: from + used }),
      fc.integer({ min: from + used, max: until + 20 }),
      fc.integer({ min: made.twice.length - 700, max: made.twice.length - 1 }),
      fc.integer({ min: made.base.length - 500, max: made.base.length + 500 }),
    );
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, mask) => {
        expect(verify(flipped(made.twice, at, mask)).ok).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it(
    'is refused with any byte of the last signature changed: nothing in it is left unlooked at',
    { timeout: 300_000 },
    () => {
      const { from, used } = hole(made.twice);
      const survivors: number[] = [];
      for (let at = from; at < from + used; at += 2) {
        // One bit of the byte, another one each time: the high digit or the low one.
        const digit = at + (((at / 2) % 2) | 0);
        const value =
          Number.parseInt(String.fromCharCode(made.twice[digit] ?? 0), 16) ^ (1 << (((at / 4) % 4) | 0));
        const changed = Uint8Array.from(made.twice);
        changed[digit] = value.toString(16).charCodeAt(0);
        if (verify(changed).ok) survivors.push(at - from);
      }
      expect(used).toBeGreaterThan(4000);
      expect(survivors).toEqual([]);
    },
  );

  it.each([
    ['cut short by a byte', (file: Uint8Array) => file.subarray(0, -1)],
    ['cut back to the company’s signature', () => made.once],
    ['cut back to no signature', () => made.base],
    ['a byte longer', (file: Uint8Array) => Uint8Array.from([...file, 10])],
    ['with a byte in front', (file: Uint8Array) => Uint8Array.from([10, ...file])],
    ['empty', () => new Uint8Array()],
    ['no PDF', () => new TextEncoder().encode('%PDF-1.7\nstartxref\n0\n%%EOF\n')],
    [
      'with its signature in capitals',
      (file: Uint8Array) => {
        const { from, until } = hole(file);
        const text = Buffer.from(file).toString('latin1');
        const capitals = text.slice(0, from) + text.slice(from, until).toUpperCase() + text.slice(until);
        return Uint8Array.from(Buffer.from(capitals, 'latin1'));
      },
    ],
  ])('is refused %s', (_, change) => {
    expect(verify(change(made.twice)).ok).toBe(false);
  });
});

describe('a change beside the signatures', () => {
  /** The title in the document's properties, changed by an incremental update as any PDF program makes one. */
  function retitled(file: Uint8Array): Uint8Array {
    const text = Buffer.from(file).toString('latin1');
    const trailer = text.slice(text.lastIndexOf('trailer\n'));
    const table = /startxref\n(\d+)\n/.exec(trailer)?.[1] ?? '';
    const [, info = ''] = /\/Info (\d+) 0 R/.exec(trailer) ?? [];
    const object = `${info} 0 obj\n<<\n/Title (Another)\n>>\nendobj\n`;
    const xref = `xref\n${info} 1\n${String(file.length).padStart(10, '0')} 00000 n\r\n`;
    const next = trailer
      .replace(/\/Prev \d+\n/, '')
      .replace('/Info', `/Prev ${table}\n/Info`)
      .replace(/startxref\n\d+/, `startxref\n${String(file.length + object.length)}`);
    return Uint8Array.from(Buffer.concat([file, Buffer.from(object + xref + next, 'latin1')]));
  }

  it('after the last signature is refused', async () => {
    expect(wrongIn(verify(retitled(made.twice)))).not.toEqual([]);
  });

  it('between the two is refused, although both signatures hold for themselves', async () => {
    const between = retitled(made.once);
    const file = await signAs('vendor', between, made.base, made.document, made.signers);
    expect(wrongIn(verify(file))[0]).toMatch(/no signature of ours/);
  });

  it('before the first, which nobody’s passkey signed, is refused', async () => {
    const other = await renderAgreement(sampleDocument({ title: 'Another' }), AT, sha256);
    const once = await signAs('company', other, made.base, made.document, made.signers);
    const twice = await signAs('vendor', once, made.base, made.document, made.signers);
    expect(wrongIn(verify(twice))).toContain('The company’s passkey signed another document.');
  });

  it('a third signature is refused', async () => {
    const signer = await oneTimeSigner(made.signers.own, { commonName: 'Third' }, AT);
    const timestamps = ownTimestamps(made.signers.own.timestamps, () => AT);
    const sealing = { field: 'third', signer, timestamps, at: AT, reason: 'x', contact: 'x' };
    expect(verify(await seal(made.twice, sealing)).ok).toBe(false);
  });
});

describe('a signature that says something else', () => {
  const both: readonly ['company' | 'vendor', RegExp][] = [
    ['company', /^The company’s passkey/],
    ['vendor', /^The vendor’s passkey/],
  ];
  const words: readonly [string, (statement: SigningStatement) => SigningStatement][] = [
    ['terms', (one) => ({ ...one, termsHash: '00'.repeat(32) })],
    ['document', (one) => ({ ...one, documentHash: '00'.repeat(32) })],
    ['agreement', (one) => ({ ...one, agreement: 'agr_other' })],
    ['version', (one) => ({ ...one, version: 2 })],
    ['party', (one) => ({ ...one, party: 'pty_other' })],
    ['role', (one) => ({ ...one, role: one.role === 'controller' ? 'processor' : 'controller' })],
  ];
  it.each(
    both.flatMap(([side, words_]) => words.map(([name, other]) => [side, name, other, words_] as const)),
  )('%s, another %s: refused, whether the document says so or not', async (side, name, other, says) => {
    const { base, document, signers } = made;
    // A claim of another role would stand in the other field.
    const claimed = name === 'role' ? [] : [{ say: other, claim: other }];
    for (const step of [{ say: other }, ...claimed]) {
      const first = await signAs('company', base, base, document, signers, side === 'company' ? step : {});
      const file = await signAs('vendor', first, base, document, signers, side === 'vendor' ? step : {});
      expect(wrongIn(verify(file)).some((text) => says.test(text))).toBe(true);
    }
  });

  it('by one key for both parties is refused', async () => {
    const { once, base, document, signers } = made;
    const file = await signAs('vendor', once, base, document, signers, { by: signers.company });
    expect(wrongIn(verify(file))).toContain('One key signed for both parties.');
  });

  it('by somebody nobody verified is refused', async () => {
    const { once, base, document, signers } = made;
    signers.vendor.verifies = false;
    const file = await signAs('vendor', once, base, document, signers);
    signers.vendor.verifies = true;
    expect(wrongIn(verify(file)).join()).toMatch(/not verified by PIN or body/);
  });

  it('under a certificate of another party is refused', async () => {
    const { once, base, document, signers } = made;
    const party = { id: 'pty_other', name: 'Other' };
    expect(wrongIn(verify(await signAs('vendor', once, base, document, signers, { party })))).toContain(
      'The seal was made for another party.',
    );
  });

  it('of the vendor before the company’s is refused', async () => {
    const { base, document, signers } = made;
    const first = await signAs('vendor', base, base, document, signers);
    expect(wrongIn(verify(first)).join()).toMatch(/the company signs first/);
    const second = await signAs('company', first, base, document, signers);
    expect(wrongIn(verify(second)).join()).toMatch(/the company signs first/);
  });

  it('timestamped before the company’s is refused', async () => {
    const { once, base, document, signers } = made;
    const at = new Date(AT.getTime() - 60_000);
    expect(wrongIn(verify(await signAs('vendor', once, base, document, signers, { at })))).toContain(
      'The vendor’s timestamp is before the company’s.',
    );
  });
});

describe('a certificate', () => {
  const subject = { commonName: 'Desk Support', serialNumber: 'cordon:pty_desk' };
  const DAY = 86_400_000;

  it('of an authority nobody trusts is refused', async () => {
    const others = await twiceSigned();
    expect(verify(others.twice, others).ok).toBe(true);
    expect(wrongIn(verify(others.twice)).join()).toMatch(/does not lead to a certificate you trust/);
  });

  it('without anybody to trust is refused', () => {
    const report = verifyDocument(made.twice, { trust: { signatures: [], timestamps: [] } }, sealCrypto);
    expect(wrongIn(report)).toContain('No certificate to trust was given.');
  });

  it.each([
    ['that had run out', -2 * DAY, -DAY],
    ['that had not begun', DAY, 2 * DAY],
  ])('%s at the time of the timestamp is refused', async (_, from, until) => {
    const signers = await makeSigners();
    const [begin, end] = [new Date(AT.getTime() + from), new Date(AT.getTime() + until)];
    const { root } = signers.own;
    const leaf = await certify({ subject, from: begin, until: end, use: 'signatures', issuer: root });
    const { base, document } = made;
    const once = await signAs('company', base, base, document, signers);
    const file = await sealedWith(leaf, once, signers, root.certificate);
    expect(wrongIn(verify(file, { signers })).join()).toMatch(/was not valid at the time/);
  });

  it('of a leaf cannot certify another', async () => {
    const signers = await makeSigners();
    const span = { from: new Date(AT.getTime() - DAY), until: new Date(AT.getTime() + DAY) };
    const { root } = signers.own;
    const middle = await certify({ subject, ...span, use: 'signatures', issuer: root });
    const leaf = await certify({ subject, ...span, use: 'signatures', issuer: middle });
    const { base, document } = made;
    const once = await signAs('company', base, base, document, signers);
    const file = await sealedWith(leaf, once, signers, middle.certificate);
    expect(wrongIn(verify(file, { signers })).join()).toMatch(/does not lead to a certificate you trust/);
  });

  it('of a timestamp that may also sign is refused', async () => {
    const { base, document } = made;
    const signers = await makeSigners();
    const { root } = signers.own;
    const span = { from: new Date(AT.getTime() - DAY), until: new Date(AT.getTime() + DAY) };
    const timestamps = await certify({ subject, ...span, use: 'signatures', issuer: root });
    const other = { ...signers, own: { root, timestamps } };
    const file = await signAs('company', base, base, document, other);
    expect(wrongIn(verify(file, { signers })).join()).toMatch(/not for timestamps alone/);
  });

  it('of a timestamp authority nobody trusts is refused', async () => {
    const { base, document, signers } = made;
    const { timestamps } = await makeOwn('ffffffffffffffff', AT);
    const other = { ...signers, own: { ...signers.own, timestamps } };
    const file = await signAs('company', base, base, document, other);
    expect(wrongIn(verify(file)).join()).toMatch(/does not lead to a certificate you trust/);
  });

  /** The vendor's field sealed with a given certificate, the rest as it should be. */
  async function sealedWith(
    leaf: Awaited<ReturnType<typeof certify>>,
    once: Uint8Array,
    signers: TwiceSigned['signers'],
    issuer: Uint8Array,
  ): Promise<Uint8Array> {
    return seal(once, {
      field: 'vendor',
      signer: signerWith(leaf, issuer),
      timestamps: ownTimestamps(signers.own.timestamps, () => AT),
      at: AT,
      reason: 'x',
      contact: 'x',
    });
  }
});

describe('what is known from the ledger', () => {
  const trust = () => {
    const { certificate } = made.signers.own.root;
    return { signatures: [certificate], timestamps: [certificate] };
  };
  it('is compared: the file', () => {
    const fileHash = Buffer.from(sha256(made.twice)).toString('hex');
    expect(verifyDocument(made.twice, { trust: trust(), fileHash }, sealCrypto).ok).toBe(true);
    const other = verifyDocument(made.twice, { trust: trust(), fileHash: '00'.repeat(32) }, sealCrypto);
    expect(wrongIn(other)).toEqual(['The ledger has another file.']);
  });

  it('is compared: the keys', () => {
    const report = verifyDocument(made.twice, { trust: trust(), keys: [] }, sealCrypto);
    expect(wrongIn(report)).toEqual(Array(2).fill('The ledger knows no such key of this party.'));
  });
});
