import { describe, expect, it } from 'vitest';
import { adminThenAccess } from './admin-then-access.ts';
import { DAY, event, HOUR, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const bare = { ticket: null, ticketState: null };
const own = { 'unexplained-a-day': 1 };
const changed = (code: string, more: Told = {}) =>
  event({ kind: 'admin', code, subject: null, ticket: null, id: 'c', ...more });
const then = (told: Told = {}) => row(8, (i) => ({ ...told, after: (told.after ?? 0) + (i + 1) * MINUTE }));

describe('a rule changed, and then', () => {
  it.each<[string, readonly ReturnType<typeof event>[], readonly string[]]>([
    ['one’s own access', [changed('policy-changed'), ...then()], ['medium']],
    ['collecting', [changed('networks-confirmed'), ...then(bare)], ['medium', 'high']],
    ['an access two days later', [changed('policy-changed'), ...then({ after: 48 * HOUR })], []],
    ['somebody else’s access', [changed('policy-changed', { agent: 'other' }), ...then()], []],
    ['nothing: the change was refused', [changed('policy-changed', { ok: false }), ...then()], []],
    ['an access after something narrower', [changed('networks-withdrawn'), ...then()], []],
    ['an access after office work', [changed('person-invited'), ...then()], []],
    ['one’s own access by one’s own tool', [changed('door-credential-made'), ...then()], []],
    ['an access with a credential made for others', [changed('credential-made'), ...then()], ['medium']],
    ['refused accesses', [changed('policy-changed'), ...then({ ok: false })], []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(adminThenAccess, events, { own })).toEqual(says);
  });

  it('is context for whom it is daily work', () => {
    const days = [0, 1, 2, 3, 4].flatMap((day) => [
      changed('role-changed', { after: day * DAY, id: `c${day}` }),
      ...then({ after: day * DAY }),
    ]);
    expect(severitiesOf(adminThenAccess, days, { own })).toEqual([
      'medium',
      'medium',
      'medium',
      'low',
      'low',
    ]);
  });

  it('rests on the change first', () => {
    const sign = signsOf(adminThenAccess, [changed('policy-changed'), ...then(bare)], { own }).at(-1);
    expect(sign?.events[0]).toBe('c');
    expect(sign?.reason).toMatch(/^Changed a rule, and soon after: \d customers/);
  });
});
