import { Stack, Table, Text } from '@mantine/core';
import type { ExportRequest } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { sentenceCase } from '../../components/dataWords.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { TreatmentChip } from '../../components/TreatmentChip.tsx';

const FORMATS = { csv: 'CSV', jsonl: 'JSON lines' } as const;

/** Exactly what an export would hold: how much, of whom, which fields, how each is shown and by which clause. No value. */
export function ExportContent({ request }: { readonly request: ExportRequest }) {
  const { subjects, rows, tickets, resources, format, purpose } = request;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {count(rows, 'row')} of {count(subjects, 'customer')}, for {purpose}, as {FORMATS[format]}: ticket
        {tickets.length > 1 && 's'} {tickets.map(({ number }) => number).join(', ')}. One more row is a
        customer that nobody has: if the file turns up elsewhere, it names this export.
      </Text>
      <TableFrame label="Fields of the export">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Rows</Table.Th>
              <Table.Th>Fields</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {resources.map(({ resource, rows: of, fields }) => (
              <Table.Tr key={resource}>
                <Table.Th scope="row">{sentenceCase(resource)}</Table.Th>
                <Table.Td>{of}</Table.Td>
                <Table.Td>
                  {fields.map(({ field, label, treatment, clause }) => (
                    <span key={field} style={{ display: 'inline-block', marginInlineEnd: 12 }}>
                      {label}{' '}
                      <TreatmentChip treatment={treatment} clause={clause} reason={`By clause ${clause}`} />
                    </span>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </Stack>
  );
}
