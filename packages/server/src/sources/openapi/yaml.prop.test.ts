import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { yamlToJson } from './yaml.ts';

/* JSON itself is the oracle: every JSON text is YAML, and what a writer of YAML makes of a value reads as that value. */

const limits = { depth: 64, written: 1_000_000 };
// A key of its own meaning in YAML is refused (yaml.test.ts); longer ones than 1024 signs YAML does not have.
const value = fc
  .json({ maxDepth: 6 })
  .filter((text) => !text.includes('"<<"'))
  .map((text) => JSON.parse(text) as unknown);

it('reads JSON as JSON does', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (json, indent) => {
      expect(JSON.parse(yamlToJson(JSON.stringify(json, null, indent), limits))).toEqual(json);
    }),
  );
});

it('reads what another writes as YAML', () => {
  fc.assert(
    fc.property(value, fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'), (json, kind) => {
      const text = stringify(json, {
        defaultStringType: kind,
        defaultKeyType: 'QUOTE_DOUBLE',
        lineWidth: 40,
      });
      expect(JSON.parse(yamlToJson(text, limits))).toEqual(json);
    }),
  );
});

it('answers or refuses any text, and never with more than is allowed', () => {
  const small = { depth: 8, written: 500 };
  const piece = fc.constantFrom(
    '&a ',
    '*a',
    '!x ',
    '- ',
    '? ',
    'a: ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '\n',
    ' ',
    '"',
    '---',
    '%',
    '<<: ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      let json: string | null = null;
      try {
        json = yamlToJson(pieces.join(''), small);
      } catch (error) {
        expect(error).toMatchObject({ name: 'YamlRefused' });
      }
      if (json === null) return;
      expect(json.length).toBeLessThanOrEqual(small.written);
      expect(() => JSON.parse(json) as unknown).not.toThrow();
    }),
  );
});
