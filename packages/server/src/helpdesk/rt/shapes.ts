import { z } from 'zod';

/* What RT's REST2 says (RT::REST2, "Endpoints"), as far as it is read. Ids come as numbers here and as texts there. */

const id = z.union([z.string().max(40), z.number()]).transform(String);
const login = z.looseObject({ id: z.string().max(300) });
const people = z
  .union([z.array(login), z.literal('')])
  .transform((list) => (list === '' ? [] : list.map((one) => one.id)));
const instant = z.iso.datetime().transform((text) => new Date(text));
const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

const collection = <T extends z.ZodType>(item: T) =>
  z.looseObject({
    items: z.array(item).max(100),
    page: z.number(),
    pages: z.number().nullish(),
    // Left out when the list holds tickets the token may not see.
    total: z.number().nullish(),
  });

export const tickets = collection(
  z.looseObject({
    id,
    Subject: words,
    Status: z.string().max(100),
    Priority: words,
    Created: instant,
    LastUpdated: instant,
    Requestor: people,
    Cc: people,
    Queue: z.looseObject({ Name: z.string().max(300) }),
  }),
);

export type RtTicket = z.infer<typeof tickets>['items'][number];

export const ticket = z.looseObject({
  id,
  Creator: login,
  CustomFields: z
    .array(z.looseObject({ id, name: z.string(), values: z.array(z.string().nullable()) }))
    .optional()
    .transform((list) => list ?? []),
});

export const history = collection(
  z.looseObject({
    id,
    Type: z.string().max(100),
    ObjectId: id,
    ObjectType: z.string().max(100),
    Created: instant,
    Creator: login,
    Field: words,
    NewValue: words,
  }),
);

export type RtTransaction = z.infer<typeof history>['items'][number];

export const attachments = collection(
  z.looseObject({ id, TransactionId: id, Filename: words, ContentType: words, Headers: words }),
);

export type RtAttachment = z.infer<typeof attachments>['items'][number];

export const attachment = z.looseObject({
  id,
  Content: z.string().nullish(),
  TransactionId: z.looseObject({ id }),
});

export const user = z.looseObject({ Privileged: z.union([z.number(), z.string()]).nullish() });

/** Of the module that the company puts beside its RT (plugin/). */
export const seats = z.looseObject({
  seats: z
    .array(
      z.strictObject({
        login: z.string().max(300),
        email: z.string().max(300).nullable(),
        sights: z.array(z.enum(['tickets', 'comments', 'admin', 'customer-field', 'token'])),
      }),
    )
    .max(50_000),
});
