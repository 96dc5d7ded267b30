import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../vectors/catalogue');

/** One statement a client sends, as the log of a server showed it. */
export interface ClientStatement {
  readonly text: string;
  readonly parameters: readonly (string | null)[];
}

/** The clients whose statements are kept in tests/vectors/catalogue. */
export const clients: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.replace(/\.sql$/, ''))
  .sort();

/**
 * @param numbers what stands for `{oid public.customers}` or `{oid app.order_state:type}`
 */
export function statementsOf(client: string, numbers: (name: string) => string): readonly ClientStatement[] {
  const text = readFileSync(path.join(folder, `${client}.sql`), 'utf8');
  return text
    .split(/^-- statement/m)
    .slice(1)
    .map((part) => {
      const filled = part.replaceAll(/\{oid ([^}]+)\}/g, (_, name: string) => numbers(name));
      const [first = '', ...rest] = filled.split('\n');
      const parameters = first.trim() === '' ? [] : (JSON.parse(first) as (string | null)[]);
      return { text: rest.join('\n').trim().replace(/;$/, ''), parameters };
    });
}
