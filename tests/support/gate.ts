import { createTreating } from '../../packages/server/src/treating/index.ts';
import { createHash } from 'node:crypto';
import { supportTemplate } from '@cordon/core/agreements';
import { Failure, type CaseValue, type Principal, type TicketState } from '@cordon/core/kernel';
import { nothingOwn } from '@cordon/core/dictionaries';
import { compile, type Policy } from '@cordon/core/policy';
import { harborDataMap } from '../../packages/server/src/demo/seed/dataMap.ts';
import {
  createGate,
  type Asking,
  type Case,
  type Gate,
  type GatePorts,
  type LedgerRecord,
  type Outcome,
  type RulesPort,
  type ThreadFile,
  type ThreadMessage,
  type Who,
} from '../../packages/server/src/gate/index.ts';
import { createTurns } from '../../packages/server/src/platform/turns.ts';

/** When every access of these tests happens. */
export const NOW = new Date('2026-11-02T08:00:00Z');

/** A company that has no dictionary. */
export const noRules: RulesPort = {
  of: () => Promise.resolve({ compiled: nothingOwn, plain: {} }),
};

/** The demo's agreement, compiled for the demo's data map. */
export function demoPolicy(): Policy {
  const { terms } = supportTemplate({
    ...{ agreement: 'agr_1', version: 3, controller: 'pty_shop', processor: 'pty_desk' },
    ...{ controllerName: 'Shop', processorName: 'Desk' },
    ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
  });
  const compiled = compile(terms, 'ab'.repeat(32), harborDataMap());
  if (!compiled.ok) throw new Error('the base agreement does not compile');
  return compiled.policy;
}

export const principal: Principal = {
  ...{ id: 'per_1', kind: 'agent', party: 'pty_desk', side: 'processor', role: 'tier2', site: 'sit_1' },
  facts: {
    mfa: { at: NOW.getTime(), value: true },
    network: { at: NOW.getTime(), value: true },
    suspension: { at: NOW.getTime(), value: false },
    undertaking: { at: NOW.getTime(), value: 'confidentiality' },
  },
  stepUpAt: NOW.getTime(),
};

export const who: Who = { principal, session: 'ses_1', ip: '198.51.100.7' };

export const ticket: TicketState = {
  ...{ id: 'tic_1', assignee: 'per_1', open: true, binding: { by: 'request', subject: '17' } },
  ...{ lastWorkAt: NOW.getTime(), heldAtOnce: 1, confirmTriesLeft: 3, claimedBy: [] },
};

export const work: Case = { agreement: 'agr_1', source: 'harbor', purpose: 'order-support', ticket };

/** What the shop knows of customer 17 unless a test says otherwise. Made up. */
export const values: readonly CaseValue[] = [
  { resource: 'customers', field: 'full_name', category: 'user.name', value: 'Rosalind Achterberg' },
  { resource: 'customers', field: 'email', category: 'user.contact.email', value: 'rosalind@example.org' },
  { resource: 'customers', field: 'phone', category: 'user.contact.phone_number', value: '+1 202 555 0143' },
];

const signed: NonNullable<Asking['act']> = {
  ...{ id: '5f0c6a3e-7a3d-4f6e-9a44-0d1f5c1c9f10', at: NOW, payload: { act: 'x' }, signature: 'c2ln' },
  salt: new Uint8Array(32).fill(9),
};

export function asking(operation: Asking['operation'], rest: Partial<Asking> = {}): Asking {
  const cell = { field: 'email', literal: null, key: null, act: signed };
  const words: Readonly<Record<string, Partial<Asking>>> = {
    read: { resources: harborDataMap().resources.map(({ name }) => name), field: null, act: null },
    lookup: { ...cell, literal: 'rosalind@example.org' },
    confirm: { ...cell, literal: 'rosalind@example.org' },
    reveal: { ...cell, key: '17', reason: { code: 'customer-asked', text: null } },
    note: { resources: ['conversation'], field: null, act: null },
    reply: { resources: ['conversation'], field: null, act: null },
  };
  const base = { operation, resources: ['customers'], field: null, key: null, literal: null, act: null };
  return { ...base, reason: null, flags: [], ...words[operation], ...rest };
}

/** A world of ten-line fakes, with what the gate did in it, in order. */
export interface FakeWorld {
  readonly gate: Gate;
  readonly ports: GatePorts;
  /** `terms`, `usage`, `verify`, `source.read`, `threads`, `tickets.take`, `send`, `append access` ... */
  readonly calls: string[];
  readonly records: LedgerRecord[];
  readonly sent: { readonly to: string; readonly text: string }[];
}

export interface FakeOptions {
  readonly values?: readonly CaseValue[];
  readonly messages?: readonly ThreadMessage[];
  readonly file?: ThreadFile;
  /** Which appends fail, counted from 1. */
  readonly appendFails?: (nth: number) => boolean;
  readonly ports?: Partial<GatePorts>;
}

export function fakeWorld(options: FakeOptions = {}): FakeWorld {
  const policy = demoPolicy();
  const known = options.values ?? values;
  const calls: string[] = [];
  const records: LedgerRecord[] = [];
  const sent: { to: string; text: string }[] = [];
  let appends = 0;
  const cell = (resource: string, field: string) =>
    known.find((one) => one.resource === resource && one.field === field)?.value ?? null;
  const did = <T>(call: string, answer: T): Promise<T> => {
    calls.push(call);
    return Promise.resolve(answer);
  };
  // What was used is what the entries say was used, as in the database.
  const used = () => records.flatMap(({ uses }) => uses);
  const distinct = (kind: string) =>
    new Set(used().flatMap((use) => (use.kind === kind ? [use.subject] : [])));
  let triesLeft = 3;
  const ports: GatePorts = {
    terms: { inForce: () => did('terms', { ok: true as const, policy }) },
    principals: { again: (asker) => did('again', { ok: true as const, principal: asker.principal }) },
    source: {
      readCase: (plans, values) =>
        did('source.case', {
          tables: plans.map(({ resource, columns }) => [
            {
              key: '1',
              cells: Object.fromEntries(columns.map(({ field }) => [field, cell(resource, field)])),
            },
          ]),
          values: values === null ? [] : known,
        }),
      reveal: ({ resource, field, key, subject }) =>
        did('source.reveal', key === subject ? cell(resource, field) : null),
      lookup: ({ resource, field, literal }) =>
        did('source.lookup', cell(resource, field) === literal ? '17' : null),
      confirm: ({ resource, field, literal }) => did('source.confirm', cell(resource, field) === literal),
    },
    apis: {
      open: () => did('apis.open', null),
      values: () => did('apis.values', []),
      act: () => did('apis.act', 'done' as const),
    },
    threads: {
      messages: () => did('threads', options.messages ?? []),
      attachment: () => did('file', options.file ?? null),
    },
    originals: { open: () => did('originals', null) },
    ledger: {
      append(batch) {
        calls.push(...batch.map(({ body }) => `append ${(body as { kind: string }).kind}`));
        if (options.appendFails?.(++appends) === true) {
          return Promise.reject(new Failure('ledger-unavailable'));
        }
        return Promise.resolve(batch.map((record) => records.push(record) - 1));
      },
    },
    shown: {
      shownToday: () => Promise.resolve(new Set()),
      reserve: () => ({ entered: () => undefined, dropped: () => undefined }),
    },
    statements: {
      run: () => Promise.reject(new Failure('source-unavailable')),
      texts: () => Promise.resolve([]),
    },
    usage: {
      lately: () => null,
      of: (_, asked) =>
        did('usage', {
          subjects: distinct('subject').size,
          newSubject: asked.subject !== null && !distinct('subject').has(asked.subject),
          unbound: distinct('unbound').size,
          newUnbound: !distinct('unbound').has(asked.ticket),
          reveals: used().filter(({ kind }) => kind === 'reveal').length,
          lookups: used().filter(({ kind }) => kind === 'lookup').length,
          exportedRows: records.reduce(
            (sum, { kind, event }) => sum + (kind === 'export' ? (event?.rows ?? 0) : 0),
            0,
          ),
          subjectsToday: distinct('shown').size,
          lastHour: {
            customers: distinct('subject').size + distinct('unbound').size,
            newCustomer:
              asked.subject === null
                ? !distinct('unbound').has(asked.ticket)
                : !distinct('subject').has(asked.subject),
            reveals: used().filter(({ kind }) => kind === 'reveal').length,
            lookups: used().filter(({ kind }) => kind === 'lookup').length,
          },
        }),
    },
    tickets: {
      takeTry: () => did('tickets.take', triesLeft === 0 ? null : --triesLeft),
      returnTry: async () => {
        await did('tickets.return', null);
        triesLeft++;
      },
      inHandOf: (_, subject) => did('tickets.inHand', subject === '17' ? ['tic_1'] : []),
    },
    outbound: {
      send: async ({ to, text }) => {
        await did('send', null);
        sent.push({ to, text });
      },
    },
    signatures: { verify: () => did('verify', 'cHVibGlj') },
    approvals: { standing: () => did('approvals', null) },
    protocols: { standing: async () => ({ protocol: null, hash: null, owed: false }), lately: () => null },
    rules: noRules,
    treating: createTreating(),
    anonymiser: {
      run: ({ turns }) =>
        did('anonymiser', {
          ok: true as const,
          value: { turns: 'format' in turns ? [] : turns, removed: {}, seconds: null, times: null },
        }),
    },
    canaries: { sight: () => null, literal: (_, literal) => literal },
    secrets: {
      salt: () => new Uint8Array(32).fill(7),
      token: (source, text) => createHash('sha256').update(`${source} ${text}`).digest(),
      countingKey: (subject) => `counted-${subject}`,
      pseudonym: (subject) => `pseudonym-${subject}`,
    },
    turns: createTurns(),
    now: () => NOW,
    ...options.ports,
  };
  return { gate: createGate(ports), ports, calls, records, sent };
}

export type OperationName = 'read' | 'lookup' | 'confirm' | 'reveal' | 'note' | 'reply';

/** Every operation of the gate, asked as the doors do. */
export const operations: Readonly<
  Record<OperationName, (gate: Gate, rest?: Partial<Asking>) => Promise<Outcome<unknown>>>
> = {
  read: (gate, rest) => gate.read(who, work, asking('read', rest)),
  lookup: (gate, rest) => gate.lookup(who, work, asking('lookup', rest)),
  confirm: (gate, rest) => gate.confirm(who, work, asking('confirm', rest)),
  reveal: (gate, rest) => gate.reveal(who, work, asking('reveal', rest)),
  note: (gate, rest) => gate.note(who, work, asking('note', rest), 'spoke to achterberg about it'),
  reply: (gate, rest) =>
    gate.reply(who, work, asking('reply', rest), { subject: 'Re: parcel', text: 'Dear Rosalind Achterberg' }),
};

export const operationNames = Object.keys(operations) as readonly OperationName[];
