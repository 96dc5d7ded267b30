import { Table, Text, Title } from '@mantine/core';
import type { PreviewField, PreviewView } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { TreatmentChip } from '../../components/TreatmentChip.tsx';

type Group = PreviewView['groups'][number];

const HEADINGS = ['Field', 'On file (made up)', 'They see', 'Treatment', 'They may'] as const;

/** One resource: each field as it is on file and as it would be shown. */
export function PreviewGroup({ group }: { readonly group: Group }) {
  const { resource, label, decision, fields } = group;
  const text = (clause: string): string | undefined =>
    decision.citations.find((citation) => citation.clause === clause)?.text;
  return (
    <section aria-labelledby={`preview-${resource}`}>
      <Title order={2} id={`preview-${resource}`}>
        {label}
      </Title>
      <Text size="sm" component="div" mb="xs">
        <StatusMark tone={decision.allow ? 'good' : 'bad'}>
          {decision.allow ? 'Allowed' : 'Refused'}
        </StatusMark>{' '}
        {decision.sentence}
      </Text>
      <TableFrame label={`Fields of ${label}`}>
        <Table miw={720} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              {HEADINGS.map((heading) => (
                <Table.Th key={heading} scope="col">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Row key={field.field} field={field} text={text(field.clause)} />
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

function Row({ field, text }: { readonly field: PreviewField; readonly text: string | undefined }) {
  const { label, category, raw, shown, treatment, clause, reason, rights } = field;
  return (
    <Table.Tr>
      <Table.Td>
        {label}
        <Text size="xs" c="dimmed">
          {category}
        </Text>
      </Table.Td>
      <Table.Td>{raw ?? 'nothing'}</Table.Td>
      <Table.Td>
        {shown ?? (
          <Text span size="sm" c="dimmed">
            nothing
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <TreatmentChip treatment={treatment} clause={clause} reason={reason} text={text} />
      </Table.Td>
      <Table.Td>{rights.length === 0 ? 'nothing more' : rights.join(', ')}</Table.Td>
    </Table.Tr>
  );
}
