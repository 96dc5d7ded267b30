/**
 * Entries of a range ($3 inclusive, $4 exclusive) with what is wrong with them: a stored hash that is not that of its leaf
 * (RFC 6962 section 2.1), or a body and salt that are not what the leaf committed to (`cordon/entry-commitment/v1`).
 */
export const broken = `SELECT 'entry ' || l.idx AS id, NULL::text AS vendor,
  CASE WHEN l.hash <> sha256('\\x00'::bytea || convert_to(l.leaf, 'UTF8')) THEN 'its stored hash is not that of its leaf'
    WHEN b.idx IS NOT NULL AND encode(sha256(convert_to(E'cordon/entry-commitment/v1\\n', 'UTF8') || b.salt ||
      convert_to(b.body, 'UTF8')), 'base64') IS DISTINCT FROM l.leaf::json ->> 'c' THEN 'its body is not what it committed to' END AS why
  FROM cordon.ledger_leaves l LEFT JOIN cordon.ledger_bodies b USING (idx) WHERE l.idx >= $3 AND l.idx < $4`;
