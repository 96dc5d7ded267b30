import { Table } from '@mantine/core';
import type { TableTdProps } from '@mantine/core';

/** A cell that names its column where a narrow screen turns the row into a card. */
export function Cell({ label, ...props }: TableTdProps & { readonly label: string }) {
  return <Table.Td data-label={label} {...props} />;
}
