/** True for the categories of telephone and fax numbers. */
export function isPhone(category: string): boolean {
  return /^user\.contact\.(phone|fax)_number/.test(category);
}

/**
 * SQL: every way a telephone number that somebody typed is commonly stored, as an array of texts. An array, since a
 * column compared with it can use a plain index; a function of the column could not. Numbers of ten digits, and of
 * eleven from 1, are also spelled as the North American plan does.
 * @param literal expression of type text; null or without a digit gives only itself
 */
export function phoneSpellingsSql(literal: string): string {
  return `(SELECT array_remove(ARRAY[said.text, said.digits, '+' || said.digits, '00' || said.digits]
    || CASE WHEN said.area IS NOT NULL THEN ARRAY[${NORTH_AMERICAN.join(', ')}] END, NULL)
  FROM (
    SELECT l.text, l.digits, substr(n.ten, 1, 3) AS area, substr(n.ten, 4, 3) AS office, substr(n.ten, 7) AS line
    FROM (
      SELECT btrim(t.text) AS text, nullif(regexp_replace(regexp_replace(t.text, '[^0-9]', '', 'g'), '^00', ''), '') AS digits
      FROM (SELECT ${literal} AS text OFFSET 0) t
    ) l
    CROSS JOIN LATERAL (SELECT substring(l.digits FROM '^1?([2-9][0-9]{9})$') AS ten) n
  ) said)::text[]`;
}

const PARTS: Readonly<Record<string, string>> = { A: 'said.area', O: 'said.office', L: 'said.line' };

/** SQL that puts a number together: `A` is the area code, `O` the office, `L` the line, all else stands as it is. */
function spelled(pattern: string): string {
  return Array.from(pattern, (letter) => PARTS[letter] ?? `'${letter}'`).join(' || ');
}

/** NANP forms of the North American Numbering Plan, with and without the country code 1. */
const NORTH_AMERICAN = ['AOL', 'A-O-L', 'A.O.L', 'A O L', '(A) O-L', '(A)O-L'].flatMap((form) =>
  ['', '1', '+1', '+1 ', '1-', '+1-', '1 '].map((prefix) => spelled(prefix + form)),
);
