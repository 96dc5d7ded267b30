import { expect, it } from 'vitest';
import { unbadgedUnder } from './unbadged.ts';

const NOW = Date.UTC(2026, 10, 2, 8);
const policy = (agreement: string, kind: string) => ({
  policy: { terms: { agreement, conditions: [{ clause: '4.12', kind }] } },
});
const seen = (kind: string | null) => ({
  seen: { site: 'sit_1', kind, before: null, since: NOW - 1000 },
  heard: { sit_1: NOW },
});
const badged = new Map([
  ['per_in', seen('work')],
  ['per_lobby', seen('public')],
]);
const works = (id: string, agreement = 'agr_1') => ({ id, siteId: 'sit_1', assignments: [{ agreement }] });

it('is whose work asks for a badge that does not show them there', () => {
  const unbadged = unbadgedUnder([policy('agr_1', 'badge'), policy('agr_2', 'mfa')], badged, NOW);
  expect(['per_in', 'per_lobby', 'per_nobody'].map((id) => unbadged(works(id)))).toEqual([false, true, true]);
  expect(unbadged(works('per_lobby', 'agr_2'))).toBe(false);
});
