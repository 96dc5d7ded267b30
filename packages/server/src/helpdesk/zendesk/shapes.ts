import { z } from 'zod';

/* What Zendesk's API reference says its answers are, as far as they are read. */

const id = z.union([z.int(), z.string().max(40)]).transform(String);
const ids = z
  .array(id)
  .nullish()
  .transform((list) => list ?? []);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const words = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
export const meta = z
  .looseObject({ has_more: z.boolean(), after_cursor: z.string().max(500).nullish() })
  .nullish();

/** Incremental exports, cursor based. */
export const exported = z.looseObject({
  tickets: z
    .array(
      z.looseObject({
        id,
        subject: words,
        status: z.string().max(40),
        priority: z.string().max(40).nullish(),
        created_at: instant,
        updated_at: instant,
        requester_id: id,
        group_id: id.nullish(),
        collaborator_ids: ids,
        email_cc_ids: ids,
      }),
    )
    .max(1000),
  after_cursor: z.string().max(500).nullish(),
  end_of_stream: z.boolean(),
});

export type ZendeskTicket = z.infer<typeof exported>['tickets'][number];

const attachment = z.looseObject({
  id,
  file_name: words,
  content_type: words,
  size: z.int().min(0).nullish(),
  content_url: z.string().max(2000),
});

/** Comments of a ticket, with the users who wrote them (`include=users`). */
export const comments = z.looseObject({
  comments: z
    .array(
      z.looseObject({
        id,
        author_id: id,
        plain_body: words,
        public: z.boolean(),
        created_at: instant,
        via: z.looseObject({
          channel: z.union([z.string().max(60), z.int()]).nullish(),
          source: z
            .looseObject({
              rel: z.string().max(60).nullish(),
              from: z.looseObject({ ticket_ids: ids }).nullish(),
            })
            .nullish(),
        }),
        attachments: z.array(attachment).max(100),
      }),
    )
    .max(100),
  users: z.array(z.looseObject({ id, role: z.string().max(40) })).nullish(),
  meta,
});

export type ZendeskComment = z.infer<typeof comments>['comments'][number];

export const oneAttachment = z.looseObject({ attachment });

/** One ticket, with the fields that the company added. */
export const oneTicket = z.looseObject({
  ticket: z.looseObject({
    id,
    custom_fields: z.array(z.looseObject({ id, value: z.unknown() })).nullish(),
    tags: z.array(z.string()).nullish(),
  }),
});

/** What was changed on a ticket, and by whom. */
export const audits = z.looseObject({
  audits: z
    .array(
      z.looseObject({
        author_id: id,
        events: z
          .array(z.looseObject({ type: z.string().max(60), field_name: z.unknown(), value: z.unknown() }))
          .max(1000),
      }),
    )
    .max(100),
  meta,
});

export type ZendeskAudit = z.infer<typeof audits>['audits'][number];

export const users = z.looseObject({
  users: z
    .array(
      z.looseObject({
        id,
        email: z.string().max(300).nullish(),
        external_id: z.string().max(300).nullish(),
        role: z.string().max(40),
        active: z.boolean().nullish(),
        suspended: z.boolean().nullish(),
        custom_role_id: id.nullish(),
        ticket_restriction: z.string().max(40).nullish(),
        only_private_comments: z.boolean().nullish(),
      }),
    )
    .max(100),
  meta,
});

export type ZendeskUser = z.infer<typeof users>['users'][number];

export const roles = z.looseObject({
  custom_roles: z.array(
    z.looseObject({
      id,
      configuration: z.looseObject({ ticket_access: z.string().max(60).nullish() }).nullish(),
    }),
  ),
});

export const memberships = z.looseObject({
  group_memberships: z.array(z.looseObject({ user_id: id, group_id: id })).max(100),
  meta,
});

export const tokens = z.looseObject({
  tokens: z.array(z.looseObject({ user_id: id, expires_at: instant.nullish() })).max(100),
  meta,
});

export const me = z.looseObject({ user: z.looseObject({ id, role: z.enum(['admin', 'agent']) }) });
