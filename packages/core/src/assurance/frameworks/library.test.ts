import { describe, expect, it } from 'vitest';
import { practices } from '../controls/index.ts';
import { areas } from './areas.ts';
import { evidenceOf } from './evidence.ts';
import { frameworks, oscalIdOf, type FrameworkId } from './frameworks.ts';
import { controls } from './library/index.ts';
import { mappedTo } from './mapped.ts';

const all = Object.keys(practices);
const ids = Object.keys(frameworks) as FrameworkId[];

describe('the control library', () => {
  it('names each control once', () => {
    const names = controls.map(({ id }) => id);
    expect(names).toEqual([...new Set(names)]);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(all)('%s has a control, a place among the areas, and evidence', (practice) => {
    expect(controls.filter((one) => one.practice === practice).length).toBeGreaterThan(0);
    expect(
      areas.flatMap((area): string[] => [...area.practices]).filter((one) => one === practice),
    ).toHaveLength(1);
    expect(evidenceOf[practice as keyof typeof practices].length).toBeGreaterThan(0);
  });

  it.each(controls.map((control) => [control.id, control] as const))(
    '%s says what is so, and cites what asks for it well-formed and once',
    (_, { text, references }) => {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(Object.keys(references).length).toBeGreaterThan(0);
      for (const framework of ids) {
        const of = references[framework] ?? [];
        expect(of).toEqual([...new Set(of)]);
        for (const reference of of) expect(reference).toMatch(frameworks[framework].form);
      }
    },
  );

  // The articles that the product says it answers.
  it.each(['24', '25', '28', '32', '33', '34', '35'])('GDPR Article %s is answered', (article) => {
    const answered = mappedTo('gdpr', controls).map(({ reference }) => reference.split('(')[0]);
    expect(answered).toContain(article);
  });

  it.each(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])('GDPR Article 28(3)(%s) is answered', (point) => {
    expect(mappedTo('gdpr', controls).map(({ reference }) => reference)).toContain(`28(3)(${point})`);
  });

  it.each(['308', '310', '312', '314', '316', '404', '410', '502', '504', '514', '528', '530'])(
    '45 CFR 164.%s is answered',
    (section) => {
      const answered = mappedTo('hipaa', controls).map(({ reference }) => reference.split('(')[0]);
      expect(answered).toContain(`164.${section}`);
    },
  );

  it.each(ids)('%s has a place of its own in the library', (framework) => {
    expect(mappedTo(framework, controls).length).toBeGreaterThan(5);
  });
});

it.each<readonly [FrameworkId, string]>([
  ['gdpr', 'Art. 32'],
  ['gdpr', '32(1)b'],
  ['hipaa', '160.308'],
  ['hipaa', '164.308(1)(a)'],
  ['ccpa', '1798.100(D)'],
  ['ccpa', '8051(a)'],
  ['iso27001', 'A.9.2'],
  ['soc2', 'CC0.1'],
  ['nist80053', 'ac-2'],
  ['scf', 'IAC-6'],
])('%s is not cited as %s', (framework, reference) => {
  expect(reference).not.toMatch(frameworks[framework].form);
});

it.each<readonly [FrameworkId, string, string]>([
  ['gdpr', '32(1)(b)', 'GDPR Art. 32(1)(b)'],
  ['hipaa', '164.312(a)(1)', '45 CFR 164.312(a)(1)'],
  ['ccpa', '1798.100(d)', 'Cal. Civ. Code § 1798.100(d)'],
  ['ccpa', '7051(a)(1)', 'Cal. Code Regs. tit. 11 § 7051(a)(1)'],
])('%s %s is cited as %s', (framework, reference, cited) => {
  expect(frameworks[framework].cite(reference)).toBe(cited);
});

it('a framework is read in its own order', () => {
  const order = mappedTo('nist80053', controls).map(({ reference }) => reference);
  expect(order.indexOf('AC-2')).toBeLessThan(order.indexOf('AC-11'));
  expect(order.indexOf('AC-2')).toBeLessThan(order.indexOf('AC-2(3)'));
});

it.each([
  ['AC-2', 'ac-2'],
  ['AC-2(3)', 'ac-2.3'],
])('%s is %s in an OSCAL catalog', (reference, id) => {
  expect(oscalIdOf(reference)).toBe(id);
});
