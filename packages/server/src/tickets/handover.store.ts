import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Keyring } from '../atRest/index.ts';
import { withTransaction } from '../platform/db.ts';
import type { HandedOver, Handover, HandoverOrder, Handovers, OpenConversation } from './handover.ts';

interface Held {
  readonly id: string;
  readonly purpose: string;
  readonly assignee: string | null;
}

const COLUMNS = sql.raw(
  `t.id, t.subject_line AS "subjectLine", t.purpose, p.name AS assignee, t.bound_by AS binding`,
);

export function createHandovers(db: Kysely<unknown>, keyring: Keyring): Handovers {
  return {
    async open(party, source) {
      const { rows } = await sql<OpenConversation>`
        SELECT ${COLUMNS} FROM cordon.tickets t LEFT JOIN cordon.persons p ON p.id = t.assignee_id
        WHERE t.party_id = ${party} AND t.source_id = ${source} AND t.status <> 'closed'
        ORDER BY t.assignee_id IS NULL, t.last_work_at DESC, t.id`.execute(db);
      return rows;
    },

    async back(agreement, company) {
      const { rows } = await sql<OpenConversation>`
        SELECT ${COLUMNS} FROM cordon.tickets t LEFT JOIN cordon.persons p ON p.id = t.assignee_id
        WHERE t.party_id = ${company} AND t.status <> 'closed' AND ${cameBackFrom(agreement)}
        ORDER BY t.last_work_at DESC, t.id`.execute(db);
      return rows;
    },

    handOver: (order, enter) =>
      withTransaction(db, async (tx) => {
        const held = await takeOut(tx, order);
        const parts = partsOf(order, held);
        for (const part of parts) {
          await move(tx, order, part);
          // What is sealed stays as it is: the new hands get the tickets' keys, under a key of their own.
          await keyring.moveTo(tx, part.tickets, part.to.party, part.to.agreement);
          // Within the transaction: no conversation has moved that no entry names.
          const entry = await enter(part);
          await record(tx, order, part, held, entry);
        }
        return parts;
      }),

    async of(agreement) {
      const { rows } = await sql<
        Omit<Handover, 'from' | 'to' | 'by'> & Record<`${'from' | 'to' | 'by'}_${'id' | 'name'}`, string>
      >`
        SELECT h.id, f.id AS from_id, f.name AS from_name, t.id AS to_id, t.name AS to_name, h.to_agreement AS agreement,
               b.id AS by_id, b.name AS by_name, h.at, h.tickets, h.entry
        FROM cordon.ticket_handovers h JOIN cordon.parties f ON f.id = h.from_party
        JOIN cordon.parties t ON t.id = h.to_party JOIN cordon.persons b ON b.id = h.by_person
        WHERE h.agreement_id = ${agreement} ORDER BY h.at, h.entry`.execute(db);
      return rows.map(({ from_id, from_name, to_id, to_name, by_id, by_name, ...row }) => ({
        ...row,
        from: { id: from_id, name: from_name },
        to: { id: to_id, name: to_name },
        by: { id: by_id, name: by_name },
      }));
    },
  };
}

const cameBackFrom = (agreement: string) => sql`EXISTS (
  SELECT FROM cordon.ticket_handover_items i JOIN cordon.ticket_handovers h ON h.id = i.handover_id
  WHERE i.ticket_id = t.id AND h.agreement_id = ${agreement})`;

/** The open conversations, locked: nobody is given one of them meanwhile. */
async function takeOut(tx: Transaction<unknown>, order: HandoverOrder): Promise<readonly Held[]> {
  const { from, company, source, agreement } = order;
  const { rows } = await sql<Held>`
    SELECT t.id, t.purpose, t.assignee_id AS assignee FROM cordon.tickets t
    WHERE t.party_id = ${from} AND t.source_id = ${source} AND t.status <> 'closed'
      AND (${from !== company} OR ${cameBackFrom(agreement)})
    ORDER BY t.id FOR UPDATE`.execute(tx);
  return rows;
}

function partsOf({ to, from, company }: HandoverOrder, held: readonly Held[]): readonly HandedOver[] {
  const fits = ({ purpose }: Held): boolean => to.purposes === null || to.purposes.includes(purpose);
  const part = (target: HandedOver['to'], tickets: readonly Held[]): HandedOver => ({
    id: `hov_${randomUUID()}`,
    to: target,
    tickets: tickets.map(({ id }) => id),
  });
  const parts = [part({ party: to.party, agreement: to.agreement }, held.filter(fits))];
  // What nobody else may work on waits with the company, where it may be already.
  if (from !== company)
    parts.push(
      part(
        { party: company, agreement: null },
        held.filter((one) => !fits(one)),
      ),
    );
  return parts.filter(({ tickets }) => tickets.length > 0);
}

async function move(
  tx: Transaction<unknown>,
  { by, at }: HandoverOrder,
  { to, tickets }: HandedOver,
): Promise<void> {
  await sql`
    UPDATE cordon.tickets SET party_id = ${to.party}, assignee_id = NULL, confirm_matches = '{}', claimed_by = '{}',
      bound_subject = CASE WHEN bound_by = 'agent' THEN NULL ELSE bound_subject END,
      bound_subject_sealed = CASE WHEN bound_by = 'agent' THEN NULL ELSE bound_subject_sealed END,
      bound_by = CASE WHEN bound_by = 'agent' THEN NULL ELSE bound_by END
    WHERE id = ANY (${tickets})`.execute(tx);
  await sql`
    UPDATE cordon.rebinds SET decided_by = ${by}, decided_at = ${at}, approved = false
    WHERE ticket_id = ANY (${tickets}) AND decided_at IS NULL AND asked_by <> ${by}`.execute(tx);
}

async function record(
  tx: Transaction<unknown>,
  { agreement, from, by, at }: HandoverOrder,
  { id, to, tickets }: HandedOver,
  held: readonly Held[],
  entry: number,
): Promise<void> {
  await sql`
    INSERT INTO cordon.ticket_handovers (id, agreement_id, from_party, to_party, to_agreement, by_person, at, tickets, entry)
    VALUES (${id}, ${agreement}, ${from}, ${to.party}, ${to.agreement}, ${by}, ${at}, ${tickets.length}, ${entry})`.execute(
    tx,
  );
  const holders = tickets.map((ticket) => held.find((one) => one.id === ticket)?.assignee ?? null);
  await sql`
    INSERT INTO cordon.ticket_handover_items (handover_id, ticket_id, assignee_id)
    SELECT ${id}, new.ticket, new.holder FROM unnest(${tickets}::text[], ${holders}::text[]) AS new(ticket, holder)`.execute(
    tx,
  );
}
