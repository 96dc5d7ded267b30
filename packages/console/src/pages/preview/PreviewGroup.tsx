import { Table, Text, Title } from '@mantine/core';
import { Cell } from '../../components/Cell.tsx';
import type { PreviewField, PreviewView } from '../../api/types.ts';
import { categoryWords } from '../../components/dataWords.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { TreatmentChip } from '../../components/TreatmentChip.tsx';

type Group = PreviewView['groups'][number];

const RIGHTS = { lookup: 'look up', confirm: 'confirm', reveal: 'reveal' } as const;

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
        <StatusMark tone={decision.allow ? 'good' : 'stop'}>{decision.sentence}</StatusMark>
      </Text>
      <TableFrame cards label={`Fields of ${label}`}>
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
      <Cell label="Field">
        {label}
        <Text size="xs" c="dimmed">
          {categoryWords(category)}
        </Text>
      </Cell>
      <Cell label="On file">{raw ?? 'nothing'}</Cell>
      <Cell label="They see">
        {shown ?? (
          <Text span size="sm" c="dimmed">
            nothing
          </Text>
        )}
      </Cell>
      <Cell label="Treatment">
        <TreatmentChip treatment={treatment} clause={clause} reason={reason} text={text} />
      </Cell>
      <Cell label="They may">
        {rights.length === 0 ? 'nothing more' : rights.map((right) => RIGHTS[right]).join(', ')}
      </Cell>
    </Table.Tr>
  );
}
