import type { DataMap, Field } from '@cordon/core/kernel';
import { nothingOwn } from '@cordon/core/dictionaries';
import { maskCell, treatText } from '@cordon/core/masking';
import { effectiveView, type Policy } from '@cordon/core/policy';
import type { Clause } from '@cordon/core/agreements';
import type { z } from 'zod';
import { decisionViewOf } from './citations.ts';
import type { previewView } from './schemas.ts';

const DATE_OF_BIRTH = 'user.demographic.date_of_birth';

/** A made-up value of each category, so that a preview shows no customer. */
const synthetic: readonly (readonly [category: string, value: string])[] = [
  ['user.name', 'Maria Example'],
  ['user.contact.email', 'maria.example@example.com'],
  ['user.contact.phone_number', '+1 202 555 0143'],
  ['user.contact.address.street', '12 Sample Street'],
  ['user.contact.address.city', 'Springfield'],
  ['user.contact.address.state', 'IL'],
  ['user.contact.address.postal_code', '62704'],
  ['user.contact.address.country', 'US'],
  [DATE_OF_BIRTH, '1984-03-09'],
  ['user.financial.credit_card', '4111 1111 1111 1111'],
  ['user.health_and_medical.insurance_beneficiary_id', 'HMO-55-1204'],
  ['user.content.private', 'Hello, this is Maria, my card is 4111 1111 1111 1111.'],
  ['user.unique_id', '10482'],
];

const byType = {
  integer: '42',
  numeric: '42.50',
  boolean: 'true',
  date: '2026-01-15',
  timestamp: '2026-01-15 10:30:00',
  json: '{}',
} as const;

/** What a role sees for a purpose under a policy, over made-up rows; conditions and tickets are left out. */
export function previewOf(
  policy: Policy,
  clauses: readonly Clause[],
  role: string,
  purpose: string,
  hmac: (text: string) => Uint8Array,
): Omit<z.infer<typeof previewView>, 'version' | 'inForce'> {
  return {
    synthetic: true,
    role,
    purpose,
    groups: policy.dataMap.resources.map((resource) =>
      groupOf(policy, clauses, role, purpose, resource, hmac),
    ),
  };
}

function groupOf(
  policy: Policy,
  clauses: readonly Clause[],
  role: string,
  purpose: string,
  resource: DataMap['resources'][number],
  hmac: (text: string) => Uint8Array,
): z.infer<typeof previewView>['groups'][number] {
  const view = effectiveView(policy, role, purpose, resource.name);
  const { agreement, permissions } = policy.terms;
  const by = permissions.filter((one) => one.purpose === purpose && one.roles.includes(role));
  const shown = view.filter(({ treatment }) => treatment !== 'hidden');
  const decision =
    shown.length === 0
      ? ({
          allow: false,
          code: 'not-permitted',
          citations: [
            { agreement, clause: policy.terms.general?.clause ?? 'default-deny', effect: 'default' },
          ],
        } as const)
      : ({
          allow: true,
          treatments: {},
          rights: {},
          obligations: [],
          citations: [
            ...by.map(({ clause }) => ({ agreement, clause, effect: 'permission' as const })),
            ...view.map(({ field, clause }) => ({
              agreement,
              clause,
              effect: 'permission' as const,
              field,
            })),
          ],
        } as const);
  return {
    resource: resource.name,
    label: sentenceCase(resource.name),
    decision: decisionViewOf(decision, clauses, null),
    fields: resource.fields.map((field) => {
      const found = view.find((one) => one.field === field.name);
      const treatment = found?.treatment ?? 'hidden';
      const raw = sampleOf(field);
      return {
        field: field.name,
        label: field.label,
        category: field.category,
        treatment,
        clause: found?.clause ?? 'default-deny',
        reason: clauses.find(({ id }) => id === found?.clause)?.title ?? '',
        raw,
        shown: isFreeText(resource, field)
          ? treatText(raw, treatment, { known: [], custom: nothingOwn }).text
          : maskCell(treatment, raw, field.type, field.category, { hmac }),
        rights: [...(found?.rights ?? [])],
      };
    }),
  };
}

/** What the gate treats as text, taking out what it finds in it: conversations, and what people wrote in an API's records. */
function isFreeText({ kind }: DataMap['resources'][number], { freeText }: Field): boolean {
  return kind === 'thread' || (kind === 'endpoint' && freeText === true);
}

function sampleOf({ category, type, label }: Field): string {
  if (type !== 'text') return category === DATE_OF_BIRTH ? '1984-03-09' : byType[type];
  const found = synthetic.find(([prefix]) => category === prefix || category.startsWith(`${prefix}.`));
  return found?.[1] ?? `Sample ${label.toLowerCase()}`;
}

function sentenceCase(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
