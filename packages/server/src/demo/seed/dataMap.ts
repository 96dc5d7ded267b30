import type { DataMap, Field, FieldType, Resource } from '@cordon/core/kernel';

/** Id of the demo's source. */
export const HARBOR = 'harbor';

const field = (name: string, label: string, category: string, type: FieldType = 'text'): Field => ({
  name,
  label,
  category,
  type,
});

const table = (name: string, subjectKey: string, fields: readonly Field[]): Resource => ({
  name,
  kind: 'table',
  table: `public.${name}`,
  key: 'id',
  subjectKey,
  fields,
});

/**
 * What Harbor Health's database holds, as its company confirmed it. The table `staff_notes` and the column
 * `internal_risk_score` are left out: nobody sees them, whatever an agreement says.
 */
export function harborDataMap(): DataMap {
  return {
    source: HARBOR,
    version: 1,
    resources: [
      table('customers', 'id', [
        // Text, unlike the key: a token stands in for text only.
        field('reference', 'Customer number', 'user.unique_id'),
        field('full_name', 'Name', 'user.name'),
        field('email', 'E-mail', 'user.contact.email'),
        field('phone', 'Phone', 'user.contact.phone_number'),
        field('date_of_birth', 'Date of birth', 'user.demographic.date_of_birth', 'date'),
        field(
          'insurance_member_id',
          'Insurance member id',
          'user.health_and_medical.insurance_beneficiary_id',
        ),
        field('plan', 'Plan', 'system.operations'),
        field('customer_since', 'Customer since', 'system.operations', 'date'),
      ]),
      table('addresses', 'customer_id', [
        field('street', 'Street', 'user.contact.address.street'),
        field('city', 'City', 'user.contact.address.city'),
        field('state', 'State', 'user.contact.address.state'),
        field('postal_code', 'Postal code', 'user.contact.address.postal_code'),
        field('country', 'Country', 'user.contact.address.country'),
      ]),
      table('orders', 'customer_id', [
        field('order_number', 'Order', 'user.behavior.purchase_history'),
        field('status', 'Status', 'system.operations'),
        field('items', 'Items', 'user.behavior.purchase_history'),
        field('total', 'Total', 'user.behavior.purchase_history', 'numeric'),
        field('placed_at', 'Placed', 'system.operations', 'timestamp'),
        field('tracking_number', 'Tracking number', 'system.operations'),
      ]),
      table('prescriptions', 'customer_id', [
        field('drug', 'Medicine', 'user.health_and_medical'),
        field('dosage', 'Dosage', 'user.health_and_medical'),
        field('prescriber', 'Prescriber', 'user.health_and_medical'),
        field('refills_left', 'Refills left', 'user.health_and_medical', 'integer'),
        field('written_on', 'Written on', 'user.health_and_medical', 'date'),
      ]),
      table('payments', 'customer_id', [
        field('card_brand', 'Card', 'user.financial'),
        field('card_number', 'Card number', 'user.financial.credit_card'),
        field('amount', 'Amount', 'user.financial', 'numeric'),
        field('paid_at', 'Paid', 'system.operations', 'timestamp'),
      ]),
      {
        name: 'conversation',
        kind: 'thread',
        table: '',
        key: 'id',
        subjectKey: '',
        fields: [field('body', 'Message', 'user.content.private')],
      },
    ],
  };
}
