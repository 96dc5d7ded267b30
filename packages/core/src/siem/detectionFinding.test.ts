import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { detectionFinding, type Found } from './detectionFinding.ts';

const file = new URL('../../../../tests/vectors/ocsf/detection_finding.json', import.meta.url);
const valid = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')) as object);

const source = { origin: 'cordon.shop.example/log', version: '1.0.0' };
const found: Found = {
  ...{ uid: 'incident/inc_1', title: 'Incident opened', reason: '41 customers in an hour; usual is 6.' },
  ...{ severity: 'high', at: Date.parse('2026-10-05T09:00:00Z'), vendor: 'pty_brightline', agent: 'per_ada' },
  link: 'https://cordon.shop.example/incidents/inc_1',
};

it.each<readonly [string, Found]>([
  ['of an agent', found],
  ['of a vendor as a whole', { ...found, agent: null }],
  ['of nobody: a silent ledger', { ...found, agent: null, vendor: null, link: null }],
  ...(['low', 'medium', 'high', 'critical'] as const).map(
    (severity) => [severity, { ...found, severity }] as const,
  ),
])('is a valid Detection Finding: %s', (_, one) => {
  expect(valid(detectionFinding(one, source)), JSON.stringify(valid.errors)).toBe(true);
});

it('keeps its name when it is told again, and orders by severity', () => {
  expect(detectionFinding(found, source)).toEqual(detectionFinding(found, source));
  const levels = (['low', 'medium', 'high', 'critical'] as const).map(
    (severity) => detectionFinding({ ...found, severity }, source).severity_id,
  );
  expect(levels).toEqual([2, 3, 4, 5]);
});

it('the schema refuses what is none', () => {
  expect(valid({ ...detectionFinding(found, source), finding_info: {} })).toBe(false);
  expect(valid({ ...detectionFinding(found, source), customer: 'x' })).toBe(false);
});
