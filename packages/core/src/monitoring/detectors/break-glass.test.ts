import { describe, expect, it } from 'vitest';
import { breakGlass } from './break-glass.ts';
import { DAY, event, severitiesOf, signsOf, type Told } from './scene.ts';

const used = event({ flags: ['emergency'], ticket: 'case-1', id: 'u' });
const approved = event({
  kind: 'admin',
  code: 'emergency-approved',
  agent: 'lead',
  ticket: 'case-1',
  id: 'a',
});
const reviewed = (told: Told = {}) =>
  event({
    kind: 'admin',
    code: 'emergency-reviewed',
    agent: 'auditor',
    ticket: 'case-1',
    after: DAY,
    ...told,
  });
const later = event({ agent: 'somebody', after: 4 * DAY });

describe('emergency access', () => {
  it.each<[string, readonly ReturnType<typeof event>[], readonly string[]]>([
    ['not reviewed', [used, later], ['low', 'high']],
    ['approved, and not reviewed', [approved, later], ['low', 'high']],
    [
      'used many times, reviewed never: one case',
      [used, { ...used, id: 'v' }, later, { ...later, id: 'w' }],
      ['low', 'high'],
    ],
    ['reviewed by somebody else', [used, reviewed(), later], ['low']],
    ['reviewed by themselves', [used, reviewed({ agent: 'agent-1' }), later], ['low', 'high']],
    ['another case reviewed', [used, reviewed({ ticket: 'case-2' }), later], ['low', 'high']],
    ['reviewed, the case not told', [used, reviewed({ ticket: null }), later], ['low']],
    ['within its time', [used, event({ after: 2 * DAY })], ['low']],
    ['none', [event({}), later], []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(breakGlass, events)).toEqual(says);
  });

  it('is about whoever used it, whoever’s event showed that time was up', () => {
    const sign = signsOf(breakGlass, [used, later]).at(-1);
    expect(sign).toMatchObject({ agents: ['agent-1'], events: ['u'] });
    expect(sign?.reason).toBe('Emergency access was reviewed by nobody else within 72 hours.');
  });
});
