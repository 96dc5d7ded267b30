import type { Answer } from './client.ts';

/** @throws when a step did not end as it should */
export function expectStatus(answer: Answer, status: number, what: string): void {
  if (answer.status === status) return;
  throw new Error(
    `${what}: expected ${String(status)}, got ${String(answer.status)} ${JSON.stringify(answer.json)}`,
  );
}

export type Json = Record<string, unknown>;

export function items(answer: Answer): readonly Json[] {
  return (answer.json as { items: Json[] }).items;
}

export function ids(answer: Answer): readonly string[] {
  return items(answer).map((item) => String(item.id));
}

export function text(answer: Answer, key: string): string {
  return String((answer.json as Json)[key]);
}

/** The first cell of a ticket page that may be revealed. */
export function revealable(answer: Answer): { resource: string; key: string; field: string } | null {
  const { card } = answer.json as {
    card: { resource: string; rows: { key: string; cells: { field: string; rights: string[] }[] }[] }[];
  };
  for (const { resource, rows } of card) {
    for (const { key, cells } of rows) {
      const cell = cells.find(({ rights }) => rights.includes('reveal'));
      if (cell !== undefined) return { resource, key, field: cell.field };
    }
  }
  return null;
}
