import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OSCAL_SCHEMA, oscalExample, oscalFaults } from '../../../../../tests/support/oscal.ts';
import { readCatalog } from './catalog.ts';
import { modelOf } from './document.ts';
import { readPlan, writePlan } from './plan.ts';
import { readResults, writeResults } from './results.ts';

const ar = oscalExample('ifa_assessment-results-example');
const poam = oscalExample('ifa_plan-of-action-and-milestones');
const basic = oscalExample('basic-catalog');

it('the schema is the official one, byte for byte', () => {
  const hash = createHash('sha256').update(readFileSync(OSCAL_SCHEMA)).digest('hex');
  expect(hash).toBe('cc97fde238ad26fc2f40c55115c12bb624ee9952bdcc7d4d8ebb04bb37496685');
});

describe('the NIST examples', () => {
  it.each([
    ['assessment-results', ar],
    ['plan-of-action-and-milestones', poam],
    ['catalog', basic],
  ] as const)('%s is known by its root, and valid', (model, document) => {
    expect(modelOf(document)).toBe(model);
    expect(oscalFaults(document)).toEqual([]);
  });

  it('of assessment results come back without loss', () => {
    const read = readResults(ar);
    expect(read.results).toHaveLength(1);
    expect(read.results[0]).toMatchObject({
      observations: [{ collected: '2023-06-02T08:31:20-04:00' }, { expires: '2023-07-01T00:00:00-04:00' }],
      risks: [{ status: 'investigating' }],
      findings: [{ target: { id: 'ac-6.1_obj', state: 'not-satisfied' } }],
    });
    expect(writeResults(read)).toEqual(ar);
    expect(oscalFaults(writeResults(read))).toEqual([]);
  });

  it('of a plan of action and milestones come back without loss', () => {
    const read = readPlan(poam);
    expect(read.items.length).toBeGreaterThan(0);
    expect(read.risks[0]).toMatchObject({ deadline: expect.any(String) as string });
    expect(writePlan(read)).toEqual(poam);
    expect(oscalFaults(writePlan(read))).toEqual([]);
  });

  it('of a catalog give their controls with the groups they are in', () => {
    const { head, controls } = readCatalog(basic);
    expect(head.title).toContain('Sample Security Catalog');
    expect(controls[0]).toMatchObject({
      id: 's1.1.1',
      groups: ['Organization of Information Security', 'Internal Organization'],
    });
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
  });
});

it('a control below a control names it, and a withdrawn one says so', () => {
  const control = (id: string, more: object) => ({ id, title: id.toUpperCase(), ...more });
  const document = {
    catalog: {
      uuid: '74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724',
      metadata: {
        title: 'A',
        'last-modified': '2026-01-01T00:00:00Z',
        version: '1',
        'oscal-version': '1.2.2',
      },
      groups: [
        {
          title: 'Access',
          groups: [
            {
              title: 'Accounts',
              controls: [
                control('ac-2', {
                  controls: [control('ac-2.1', { props: [{ name: 'status', value: 'withdrawn' }] })],
                }),
              ],
            },
          ],
        },
      ],
      controls: [control('x-1', {})],
    },
  };
  expect(oscalFaults(document)).toEqual([]);
  expect(readCatalog(document).controls).toEqual([
    { id: 'x-1', title: 'X-1', groups: [], parent: null, withdrawn: false },
    { id: 'ac-2', title: 'AC-2', groups: ['Access', 'Accounts'], parent: null, withdrawn: false },
    { id: 'ac-2.1', title: 'AC-2.1', groups: ['Access', 'Accounts'], parent: 'ac-2', withdrawn: true },
  ]);
});

it.each([
  [
    'a plan without a title',
    {
      ...poam,
      'plan-of-action-and-milestones': { ...(poam['plan-of-action-and-milestones'] as object), metadata: {} },
    },
  ],
  [
    'a field that OSCAL does not have',
    { ...ar, 'assessment-results': { ...(ar['assessment-results'] as object), surprise: 1 } },
  ],
  ['two roots', { ...ar, ...poam }],
])('%s is refused by the schema', (_, document) => {
  expect(oscalFaults(document)).not.toEqual([]);
});
