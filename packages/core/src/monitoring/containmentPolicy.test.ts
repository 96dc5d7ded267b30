import { describe, expect, it } from 'vitest';
import { usualContainment } from './containment.ts';
import { containmentUnder } from './containmentPolicy.ts';

const terms = (agreement: string, ...rules: readonly (readonly [clause: string, string, number])[]) => ({
  agreement,
  duties: rules.map(([clause, automatic, decideWithinHours]) => ({
    ...{ clause, kind: 'containment', by: 'controller' as const, automatic, decideWithinHours },
  })),
});

describe('where containment comes from', () => {
  it('is the company’s setting where no agreement in force says anything', () => {
    expect(containmentUnder(usualContainment, [])).toEqual(usualContainment);
    expect(containmentUnder(usualContainment, [terms('agr_1')])).toMatchObject({
      ...{ cites: [], automatic: 'suspend-agent', decideWithinHours: 8 },
    });
  });

  it('is the clause where there is one, whatever the company has set', () => {
    const setting = { ...usualContainment, automatic: null, decideWithinHours: 1 };
    expect(containmentUnder(setting, [terms('agr_1', ['7.4', 'suspend-agent', 24])])).toEqual({
      ...usualContainment,
      ...{
        cites: [{ agreement: 'agr_1', clause: '7.4' }],
        automatic: 'suspend-agent',
        decideWithinHours: 24,
      },
    });
  });

  it.each([
    ['none', null],
    ['step-up', 'step-up'],
    ['slow-down', 'slow-down'],
    ['suspend-agent', 'suspend-agent'],
  ])('%s without a person is %s', (said, automatic) => {
    expect(containmentUnder(usualContainment, [terms('agr_1', ['7.4', said, 8])]).automatic).toBe(automatic);
  });

  it('is the strictest of several agreements, and says of which', () => {
    const two = [terms('agr_1', ['7.4', 'suspend-agent', 2]), terms('agr_2', ['7.5', 'step-up', 48])];
    expect(containmentUnder(usualContainment, two)).toMatchObject({
      ...{ automatic: 'step-up', decideWithinHours: 2 },
      cites: [
        { agreement: 'agr_2', clause: '7.5' },
        { agreement: 'agr_1', clause: '7.4' },
      ],
    });
    const same = [terms('agr_1', ['7.4', 'step-up', 2]), terms('agr_2', ['7.5', 'suspend-agent', 48])];
    expect(containmentUnder(usualContainment, same).cites).toEqual([{ agreement: 'agr_1', clause: '7.4' }]);
  });
});
