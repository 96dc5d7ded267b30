import { Skeleton, Table } from '@mantine/core';

/** Stands where rows will be, so that the page does not jump. */
export function SkeletonRows({ columns, rows = 6 }: { readonly columns: number; readonly rows?: number }) {
  return Array.from({ length: rows }, (_, row) => (
    <Table.Tr key={row} aria-hidden>
      {Array.from({ length: columns }, (_cell, column) => (
        <Table.Td key={column}>
          <Skeleton height={12} my={4} width={`${55 + ((row * 7 + column * 13) % 40)}%`} />
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}
