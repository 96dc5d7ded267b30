import { describe, expect, it } from 'vitest';
import { FormatError } from '../formatError.ts';
import { redactText } from '../testSupport.ts';

const html = (source: string): string => redactText(source, 'html');

describe('HTML', () => {
  it.each([
    ['text', '<p>to a@b.example</p>', '<p>to [EMAIL]</p>'],
    ['a name with one part in bold', '<p>Hi <b>Mi</b>ra!</p>', '<p>Hi <b>[PERSON]</b>!</p>'],
    ['words that only tags part', '<b>Mira</b><i>met</i>', '<b>[PERSON]</b><i>met</i>'],
    ['a number over a line break', '<p>(415)<br>555-2671</p>', '<p>[PHONE]<br></p>'],
    ['references', '<p>a&#64;b&period;example &amp; co</p>', '<p>[EMAIL] &amp; co</p>'],
    ['line ends in the source', '<p>(415)\n     555-2671</p>', '<p>[PHONE]</p>'],
    ['attributes', '<img alt="Okafor" title=a@b.example>', '<img alt="[PERSON]" title="[EMAIL]">'],
    ['mailto', '<a href="mailto:a%40b.example">x</a>', '<a href="mailto:[EMAIL]">x</a>'],
    ['tel', '<a href="tel:+1-415-555-2671">x</a>', '<a href="tel:[PHONE]">x</a>'],
    ['data attributes', '<p data-phone="4155552671">', '<p data-phone="[PHONE]">'],
    ['form fields', '<input name="password" value="sunshine">', '<input name="password" value="[PASSWORD]">'],
    ['comments', '<!-- Okafor -->', '<!-- [PERSON] -->'],
    ['HTML in comments', '<!--[if mso]><b>Mi</b>ra<![endif]-->', '<!--[if mso]><b>[PERSON]</b><![endif]-->'],
    ['CDATA', '<![CDATA[a@b.example]]>', '<!--[CDATA[[EMAIL]]]-->'],
    ['titles', '<title>a&amp;a@b.example</title>', '<title>[EMAIL]</title>'],
    ['text areas', '<textarea>\n<b>a@b.example</textarea>', '<textarea>\n&lt;b&gt;[EMAIL]</textarea>'],
    ['style sheets', '<style>/* a@b.example */</style>', '<style>/* [EMAIL] */</style>'],
    ['scripts', '<script>"a@b.example"</script>', '<script></script>'],
    [
      'JSON in scripts',
      '<script type="application/ld+json">{"a":"a@b.example"}</script>',
      '<script type="application/ld+json">{"a":"[EMAIL]"}</script>',
    ],
    ['handlers', '<p onclick="call(\'a@b.example\')">', '<p onclick="">'],
    ['data URIs', '<img src="data:image/png;base64,QUJD">', '<img src="data:,">'],
    ['pages in attributes', '<iframe srcdoc="<b>Mi</b>ra">', '<iframe srcdoc="&lt;b&gt;[PERSON]&lt;/b&gt;">'],
    ['addresses that look like tags', 'Mira <mira@mail.example>', '[PERSON] &lt;[EMAIL]&gt;'],
    ['names that look like tags', '<okafor>x</okafor>', '<x-removed>x</x-removed>'],
    ['doubled attributes', '<p title="x" title="a@b.example">', '<p title="x" >'],
    ['attributes of end tags', '<p>x</p title="a@b.example">', '<p>x</p>'],
    ['doctypes', '<!doctype html SYSTEM "a@b.example">', '<!doctype html>'],
    [
      'drawings',
      '<svg><text>Mi</text><text>ra</text></svg>',
      '<svg><text>[PERSON]</text><text></text></svg>',
    ],
    ['templates', '<template><p>a@b.example</template>', '<template><p>[EMAIL]</template>'],
    ['plain text to the end', '<plaintext>a@b.example</p>', '<plaintext>[EMAIL]&lt;/p&gt;'],
  ])('finds values in %s', (_, source, redacted) => {
    expect(html(source)).toBe(redacted);
    expect(html(redacted)).toBe(redacted);
  });

  it('reads the cell before as the name of a field', () => {
    expect(html('<tr><td>Order no</td><td>48291</td></tr>')).toContain('<td>[ACCOUNT]</td>');
    expect(html('<dl><dt>Password</dt><dd>sunshine</dd></dl>')).toContain('<dd>[PASSWORD]</dd>');
    expect(html('<tr><td>Order no</td></tr><tr><td>48291</td></tr>')).toContain('<td>48291</td>');
  });

  it.each(['<p>a <a href="mira', '<!-- mira', '<p', 'x</p', "<p title='a"])(
    'withholds %s, which is cut off',
    (source) => {
      expect(() => html(source)).toThrow(FormatError);
      expect(() => html(source)).toThrow(/^ends inside a (tag|comment)$/);
    },
  );

  it('holds pages in pages', () => {
    const nest = (depth: number): string =>
      depth === 0
        ? 'a@b.example'
        : `<iframe srcdoc="${nest(depth - 1)
            .replaceAll('&', '&amp;')
            .replaceAll('"', '&quot;')}">`;
    expect(html(nest(8))).not.toContain('b.example');
  });
});
