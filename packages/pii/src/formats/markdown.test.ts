import { describe, expect, it } from 'vitest';
import { redactText } from './testSupport.ts';

describe('Markdown', () => {
  it.each([
    ['Hello **Mi**ra', 'Hello **[PERSON]**'],
    ['see [mail](mailto:a@b.example) or `c@d.example`', 'see [mail](mailto:[EMAIL]) or `[EMAIL]`'],
    ['a&#64;b&period;example', '[EMAIL]'],
    ['call (415) __555__-2671', 'call [PHONE]____'],
    ['<a@b.example>', '<[EMAIL]>'],
    ['<i>Mi</i>ra', '<i>[PERSON]</i>'],
  ])('%s', (source, redacted) => {
    expect(redactText(source, 'markdown')).toBe(redacted);
  });

  it.each(['# A *title*\n\n- `x` **y**\n\n| a | b |\n\\*\n', '', '****\n\n\n  \n'])('keeps %j', (source) => {
    expect(redactText(source, 'markdown')).toBe(source);
  });
});
