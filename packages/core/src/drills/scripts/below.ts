import { tamperings } from '../range.ts';
import type { Drill, Tried } from '../drill.ts';
import { ground, refused, stoppedIf } from '../trying.ts';

export const bulkSql: Drill = {
  name: 'bulk-sql',
  title: 'Bulk reading below the doors',
  attack: 'Whoever took the login that reads the customer database counts rows with it, past every door.',
  expectedControl: 'The login reads nothing but views, and a view shows nobody without an access.',
  behind: { effect: 'permission', operation: 'read' },
  notice: 'nothing',
  async run(range) {
    const reads = await range.bulkRead();
    if (reads === null) return { notMade: 'The source has no database that Cordon reads through views.' };
    return reads.map(({ what, rows }) => stoppedIf(what, rows === null || rows === 0));
  },
};

const HOW = {
  changed: 'an entry that was changed',
  dropped: 'an entry that was taken out',
  swapped: 'two entries in each other’s place',
  'cut-back': 'the end of the log that was cut off',
} as const;

export const ledgerTampering: Drill = {
  name: 'ledger-tampering',
  title: 'Tampering with a copy of the ledger',
  attack: 'A copy of the ledger is changed as somebody with its database could.',
  expectedControl: 'A signed checkpoint holds for its entries, in their order and number, and for no others.',
  behind: null,
  notice: 'nothing',
  async run(range) {
    const whole = await range.copyHolds(null);
    const tried: Tried[] = [
      { what: 'the copy as it is', got: whole ? 'ground' : 'no-ground', code: null, entry: null, at: null },
    ];
    for (const tampering of tamperings) {
      tried.push(stoppedIf(HOW[tampering], !(await range.copyHolds(tampering))));
    }
    return tried;
  },
};

export const replicaCutOff: Drill = {
  name: 'replica-cut-off',
  title: 'A replica that hears nothing',
  attack: 'A replica is cut off from the others, so that it does not hear whose access ended.',
  expectedControl: 'A replica that cannot hear serves nobody.',
  behind: null,
  notice: 'nothing',
  async run(range) {
    const agent = await range.agent();
    const tried: Tried[] = [ground('signing in', await agent.signIn())];
    const { before, after } = await range.cutOff(agent, '/api/tickets');
    tried.push(ground('the tickets at a replica that hears', before));
    tried.push(refused('the tickets at a replica that hears nothing', after, ['cannot-hear']));
    return tried;
  },
};
