import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { verifyDocument } from '@cordon/core/agreements';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft } from '../../packages/server/src/agreements/index.ts';
import { signingSteps, type SigningStep } from '../../packages/server/src/agreements/signing/ports.ts';
import { HARBOR } from '../../packages/server/src/demo/seed/dataMap.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { TEST_SECRET } from '../support/cluster.ts';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';
import type { SigningOrder } from './signingProcess.ts';

/* A server that is killed while a party signs: after the next start the signature stands whole, or can be given again. */

let installation: TestInstallation;

beforeAll(async () => {
  installation = await openTestInstallation();
});

afterAll(() => installation.close());

const PROGRAM = path.join(import.meta.dirname, 'signingProcess.ts');

const sides = {
  company: { person: 'per_victor', party: 'pty_harbor' },
  vendor: { person: 'per_vera', party: 'pty_brightline' },
} as const;

type Side = keyof typeof sides;

/**
 * Starts a server of its own over the same database, which signs.
 * @returns what came of each agreement, or the signal that killed it
 */
async function signing(agreements: readonly string[], side: Side, dieAt: SigningStep | null) {
  const { appUrl, ledgerUrl } = installation.database;
  const order: SigningOrder = {
    ...{ baseUrl: installation.baseUrl, appUrl, ledgerUrl, secret: TEST_SECRET, agreements, dieAt },
    ...sides[side],
  };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== null) return signal;
  return code === 0 ? (JSON.parse(said.join('')) as string[]) : `failed: ${said.join('')}`;
}

let drafts = 0;

async function drafted(): Promise<string> {
  const { agreementDeps } = installation.house;
  return draft(
    agreementDeps,
    { person: 'per_victor', party: 'pty_harbor', ip: null },
    {
      vendor: { id: 'pty_brightline', name: 'Brightline Support' },
      company: { id: 'pty_harbor', name: 'Harbor Health' },
      ...{ source: HARBOR, title: 'Another agreement' },
      ...{ from: '2030-01-01T00:00:00Z', until: '2031-01-01T00:00:00Z' },
    },
    `agr_kill_${String(++drafts)}`,
  );
}

interface Kept {
  readonly pdf: Buffer;
  readonly base: Buffer;
  readonly entries: string;
}

/** Each signature with its document, the document before any, and how many entries name it. */
async function kept(agreement: string): Promise<readonly Kept[]> {
  const { rows } = await installation.house.world.pools.app.query<Kept>(
    `SELECT s.pdf, d.pdf AS base, (
       SELECT count(*)::text FROM cordon.ledger_bodies b WHERE b.kind = 'agreement-signed' AND b.agreement_id = $1
         AND b.body::jsonb -> 'words' ->> 'file' = encode(s.hash, 'hex')) AS entries
     FROM cordon.agreement_signatures s JOIN cordon.agreement_documents d USING (agreement_id, version)
     WHERE s.agreement_id = $1 ORDER BY s.revision`,
    [agreement],
  );
  return rows;
}

const entriesOf = async (agreement: string): Promise<number> => {
  const { rowCount } = await installation.house.world.pools.app.query(
    `SELECT FROM cordon.ledger_bodies WHERE kind = 'agreement-signed' AND agreement_id = $1`,
    [agreement],
  );
  return rowCount ?? 0;
};

/** A signature that was kept before the kill counts; the next start enters it. */
const stands = (step: SigningStep): boolean => step === 'kept' || step === 'entered';
/** The vendor finds the document frozen already, so nothing kills that server. */
const dies = (step: SigningStep, side: Side): boolean => step !== 'frozen' || side === 'company';

describe('a server killed at each step of signing', () => {
  const of = new Map<SigningStep, string>();

  /** Each step kills a server of its own; one start after them all enters what is left, then the signer tries once more. */
  async function killAtEach(side: Side): Promise<void> {
    const before = side === 'company' ? 0 : 1;
    for (const [step, agreement] of of) {
      const killed = dies(step, side);
      expect([step, await signing([agreement], side, step)]).toEqual([step, killed ? 'SIGKILL' : ['signed']]);
      expect([step, await kept(agreement)]).toMatchObject([
        step,
        { length: stands(step) || !killed ? before + 1 : before },
      ]);
    }
    expect(await signing([...of.values()], side, null)).toEqual(
      [...of.keys()].map((step) => (stands(step) || !dies(step, side) ? 'already-done' : 'signed')),
    );
  }

  it(
    'keeps the signature of each party with its document and one entry, or takes it again',
    { timeout: 240_000 },
    async () => {
      for (const step of signingSteps) of.set(step, await drafted());
      await killAtEach('company');
      await killAtEach('vendor');
      for (const [step, agreement] of of) {
        const rows = await kept(agreement);
        expect([step, ...rows.map(({ entries }) => entries)]).toEqual([step, '1', '1']);
        expect([step, await entriesOf(agreement)]).toEqual([step, 2]);
        const [first, second] = rows;
        if (first === undefined || second === undefined) throw new Error('a signature is missing');
        expect(first.pdf.subarray(0, first.base.length).equals(first.base)).toBe(true);
        expect(second.pdf.subarray(0, first.pdf.length).equals(first.pdf)).toBe(true);
        const trust = await installation.house.agreementDeps.signing.authority.anchors();
        expect(verifyDocument(second.pdf, { trust }, sealCrypto).ok).toBe(true);
      }
    },
  );
});
