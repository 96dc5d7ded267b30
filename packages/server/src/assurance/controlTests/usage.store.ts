/**
 * What was done under an agreement ($1) from one time ($2) to another ($3): a row for each combination of role, purpose,
 * operation, resources and fields, of which there are few however much was done.
 */
export const usage = `SELECT r.role, r.purpose, e.kind AS operation, e.resource, e.fields
  FROM cordon.ledger_bodies b JOIN cordon.access_events e ON e.entry = b.idx
  CROSS JOIN LATERAL json_to_record(b.body::json) AS r (role text, purpose text)
  WHERE b.agreement_id = $1 AND e.ok AND b.at > $2 AND b.at <= $3 AND r.role IS NOT NULL AND r.purpose IS NOT NULL
  GROUP BY r.role, r.purpose, e.kind, e.resource, e.fields`;
