import { describe, expect, it } from 'vitest';
import { harborDataMap } from '../../../../../../tests/support/harbor.ts';
import { compile, effectiveView, unfedConditions } from '../../../policy/index.ts';
import { supportTemplate } from '../../supportTemplate.ts';
import { library } from '../clauses/library.ts';
import { addenda, baseTemplate } from './templates.ts';

const settings = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ controllerName: 'Harbor Health', processorName: 'Brightline' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};

/** What the base agreement shows over the demo's database: purpose, role -> field -> treatment, clause, rights. */
const shown = `
order-support
customers: reference token 2.1; full_name clear 2.1 confirm; email partial 2.4 lookup,confirm,reveal; phone partial 2.4 lookup,confirm,reveal; date_of_birth hidden 2.5 confirm; insurance_member_id hidden 2.3; plan clear 2.1; customer_since clear 2.1
addresses: street redact 2.4 reveal; city clear 2.1; state clear 2.1; postal_code generalise 2.4 confirm; country clear 2.1
orders: order_number clear 2.1; status clear 2.1; items clear 2.1; total clear 2.1; placed_at clear 2.1; tracking_number clear 2.1
prescriptions: drug hidden 1.2; dosage hidden 1.2; prescriber hidden 1.2; refills_left hidden 1.2; written_on hidden 1.2
payments: card_brand clear 2.1; card_number partial 2.4; amount clear 2.1; paid_at clear 2.1
conversation: body redact 2.7
pharmacy-support
customers: reference token 2.2; full_name clear 2.2 confirm; email partial 2.4 lookup,confirm,reveal; phone partial 2.4 lookup,confirm,reveal; date_of_birth hidden 2.5 confirm; insurance_member_id partial 2.4; plan clear 2.2; customer_since clear 2.2
addresses: street redact 2.4 reveal; city clear 2.2; state clear 2.2; postal_code generalise 2.4 confirm; country clear 2.2
orders: order_number clear 2.2; status clear 2.2; items clear 2.2; total clear 2.2; placed_at clear 2.2; tracking_number clear 2.2
prescriptions: drug clear 2.2; dosage clear 2.2; prescriber clear 2.2; refills_left clear 2.2; written_on clear 2.2
payments: card_brand clear 2.2; card_number partial 2.4; amount clear 2.2; paid_at clear 2.2
conversation: body redact 2.7
`.trim();

describe('the base agreement', () => {
  const { terms, clauses } = supportTemplate({ ...settings, addenda: ['baa', 'ccpa'] });

  it('shows each field as its clauses say', () => {
    const compiled = compile(terms, 'ab'.repeat(32), harborDataMap());
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const said = ['order-support', 'pharmacy-support'].flatMap((purpose) => [
      purpose,
      ...compiled.policy.dataMap.resources.map(
        ({ name }) =>
          `${name}: ${effectiveView(compiled.policy, 'tier2', purpose, name)
            .map(({ field, treatment, clause, rights }) =>
              [field, treatment, clause, rights.join(',')].filter((part) => part !== '').join(' '),
            )
            .join('; ')}`,
      ),
    ]);
    expect(said.join('\n')).toBe(shown);
    expect(effectiveView(compiled.policy, 'tier1', 'pharmacy-support', 'prescriptions')[0]?.treatment).toBe(
      'hidden',
    );
  });

  it('keeps to conditions and limits that work at once', () => {
    expect(terms.conditions).toEqual([
      { clause: '3.1', kind: 'undertaking' },
      { clause: '4.1', kind: 'mfa', maxAgeMinutes: 480 },
      { clause: '4.2', kind: 'network' },
      { clause: '4.3', kind: 'suspension' },
    ]);
    expect(unfedConditions(terms, ['undertaking', 'mfa', 'network', 'suspension'])).toEqual([]);
    expect(terms.limits).toEqual([
      { clause: '4.6', kind: 'subjects-per-shift', max: 80, withoutBoundTicket: 2 },
      { clause: '4.7', kind: 'reveals-per-shift', max: 15 },
      { clause: '4.8', kind: 'lookups-per-shift', max: 40 },
    ]);
    expect(terms).toMatchObject({
      general: { clause: '1.2' },
      ticketInHand: { clause: '2.6', atOnce: 5, minutes: 30 },
    });
    expect(
      terms.continuityLease ??
        terms.emergencyAccess ??
        terms.sealedOriginals ??
        terms.witnessQuorum ??
        terms.inFlight,
    ).toBeUndefined();
  });

  it('lays its duties on somebody, under the clauses that say so', () => {
    expect(terms.duties.map(({ clause, kind }) => `${clause} ${kind}`)).toEqual(
      expect.arrayContaining(['7.1 breach-notice', '8.1 deletion', '9.1 audit', '3.2 sub-processor-notice']),
    );
  });

  it('numbers every clause once, and its addenda by a letter', () => {
    const numbers = clauses.map(({ id }) => id);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(expect.arrayContaining(['B.1', 'B.13', 'C.1', 'C.11']));
    expect(supportTemplate(settings).clauses.some(({ id }) => /^[BC]\./.test(id))).toBe(false);
  });

  it('names clauses that are there, and leaves out none but on purpose', () => {
    const named = [baseTemplate, ...addenda].flatMap(({ clauses: own, optional }) => [...own, ...optional]);
    const known = new Set(library.map(({ id }) => id));
    expect(named.filter(([, id]) => !known.has(id))).toEqual([]);
    expect([...known].filter((id) => !named.some(([, one]) => one === id))).toEqual([]);
  });

  it('says the parties and the term', () => {
    expect(clauses[0]?.text).toBe(
      'Brightline supports the customers of Harbor Health and processes their personal data only for that. This agreement takes effect on 2026-10-01 and ends on 2027-10-01.',
    );
  });
});
