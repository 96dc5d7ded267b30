import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../formatError.ts';
import { redactText, unchanged } from '../testSupport.ts';
import { splitHtml } from './html.ts';

const token = fc.constantFrom(
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<br/>',
  '<a href="/x" title=\'y\'>',
  '</a>',
  '<td nowrap>',
  '<!-- note -->',
  '&amp;',
  '&nbsp;',
  'word',
  ' ',
  '\n',
  '<!doctype html>',
  '<title>x</title>',
  '<style>p{}</style>',
  '<textarea> x</textarea>',
  '\u{1f600}',
);
const page = fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(''));
const odd = fc
  .array(
    fc.oneof(
      token,
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '=',
        '<!',
        '<![CDATA[',
        '--',
        '</',
        '<script>',
        '<x',
        '\0',
        '&#64;',
      ),
    ),
    { maxLength: 25 },
  )
  .map((tokens) => tokens.join(''));

describe('HTML taken apart', () => {
  it('comes back byte for byte when nothing is found', () => {
    fc.assert(
      fc.property(page, (source) => {
        expect(unchanged(splitHtml(source))).toBe(source);
        expect(redactText(source, 'html')).toBe(source);
      }),
    );
  });

  it('lets no address through, wherever it stands', () => {
    fc.assert(
      fc.property(odd, odd, (before, after) => {
        let redacted: string;
        try {
          redacted = redactText(`${before} a@b.example ${after}`, 'html');
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          return;
        }
        expect(redacted).not.toContain('b.example');
      }),
      { numRuns: 500 },
    );
  });
});
