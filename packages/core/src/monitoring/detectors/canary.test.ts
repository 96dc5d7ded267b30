import { describe, expect, it } from 'vitest';
import { canary } from './canary.ts';
import { event, severitiesOf, signsOf } from './scene.ts';

describe('a canary', () => {
  it.each([
    ['a made-up customer', { flags: ['canary'] }, ['critical']],
    ['a made-up field', { flags: ['canary-field'] }, ['critical']],
    ['a refused touch', { flags: ['canary'], ok: false }, ['critical']],
    ['a touch by a kind nobody knows', { flags: ['canary'], kind: 'hologram' }, ['critical']],
    ['a well-known customer', { flags: ['vip'] }, []],
    ['any customer', {}, []],
  ])('%s', (_, told, severities) => {
    expect(severitiesOf(canary, [event(told)])).toEqual(severities);
  });

  it('names the pseudonym and cites the entry', () => {
    const [sign] = signsOf(canary, [event({ id: 'e9', subject: 'cus_x', flags: ['canary'] })]);
    expect(sign).toMatchObject({ events: ['e9'] });
    expect(sign?.reason).toContain('cus_x');
  });
});
