import { describe, expect, it } from 'vitest';
import { pastTheViews } from './past-the-views.ts';
import { event, severitiesOf } from './scene.ts';

describe('a statement past the views', () => {
  it.each([
    ['one that was stopped', { code: 'raw-origin', ok: false }, ['critical']],
    ['any other refusal', { code: 'relation-refused', ok: false }, []],
    ['an access', {}, []],
  ])('%s', (_, told, severities) => {
    expect(severitiesOf(pastTheViews, [event(told)])).toEqual(severities);
  });
});
