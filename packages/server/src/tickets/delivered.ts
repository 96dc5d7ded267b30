import type { z } from 'zod';
import type { DeliveredTicket } from './adapter.ts';
import type { deliveredTicket } from './schemas.ts';

/** The ticket of a delivery in our own form. @param source which the key or webhook speaks for */
export function deliveredOf(
  { vendor, messages, createdAt, updatedAt, ...ticket }: z.infer<typeof deliveredTicket>,
  source: string,
): DeliveredTicket {
  return {
    ...ticket,
    source,
    party: vendor,
    createdAt: new Date(createdAt),
    ...(updatedAt !== undefined && { updatedAt: new Date(updatedAt) }),
    messages: messages.map(({ at, attachments, ...message }) => ({
      ...message,
      at: new Date(at),
      attachments: attachments.map(({ body: content, ...file }) => ({
        ...file,
        body: Buffer.from(content, 'base64'),
      })),
    })),
  };
}
