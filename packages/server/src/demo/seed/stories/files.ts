import type { DeliveredAttachment } from '../../../tickets/index.ts';
import type { Customer } from '../customers.ts';
import { labelPicture } from './label.ts';

const utf8 = new TextEncoder();

const text = (id: string, name: string, mediaType: string, body: string): DeliveredAttachment => ({
  id,
  name,
  mediaType,
  body: utf8.encode(body),
});

/**
 * What the customer of every third ticket sent along: a parcel's label copied out, a list of orders, or a picture of it,
 * which nothing can be taken out of.
 * @param index of the ticket
 */
export function filesOf(customer: Customer, index: number): readonly DeliveredAttachment[] {
  const { name, email, phone, addresses, orders } = customer;
  const [address] = addresses;
  const [order] = orders;
  if (index % 3 !== 0 || address === undefined || order === undefined) return [];
  switch ((index / 3) % 3) {
    case 0: {
      const lines = [name, address.street, `${address.city}, ${address.state} ${address.postalCode}`, phone];
      return [
        text('f1', 'label on the parcel.txt', 'text/plain', `${lines.join('\n')}\nOrder ${order.number}\n`),
      ];
    }
    case 1: {
      const rows = orders.map(({ number, status, total }) => [number, status, total, email].join(','));
      return [
        text('f1', `orders ${email}.csv`, 'text/csv', `order,status,total,account\n${rows.join('\n')}\n`),
      ];
    }
    default:
      return [
        {
          ...{ id: 'f1', name: 'photo of the label.png', mediaType: 'image/png' },
          body: labelPicture(order.number),
        },
      ];
  }
}
