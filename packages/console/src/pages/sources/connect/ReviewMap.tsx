import { Checkbox, List, Table, Text, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import type { FieldFinding } from '../../../api/types.ts';
import { Cell } from '../../../components/Cell.tsx';
import { count } from '../../../components/count.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';
import { categories } from '../categories.ts';
import { columnKey } from '../dataMap.ts';
import { MapTable } from '../MapTable.tsx';
import type { Review } from './useReview.ts';

/** A draft to look through: what is unclear first, then everything, then what it leaves out. */
export function ReviewMap({ review }: { readonly review: Review }) {
  const { draft, map, left, leave, change } = review;
  const unclear = draft.findings.filter(({ sure }) => sure === 'unclear');
  return (
    <>
      {unclear.length > 0 && <Unclear review={review} findings={unclear} />}
      <MapTable map={map} edit={{ left, onField: change, onLeave: leave, findings: draft.findings }} />
      {draft.leftOut.length > 0 && (
        <details>
          <summary>{count(draft.leftOut.length, 'thing')} left out, so hidden from everybody</summary>
          <List size="sm">
            {draft.leftOut.map(({ what, why }) => (
              <List.Item key={`${what} ${why}`}>
                {what}: {why}
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </>
  );
}

function Unclear({
  review,
  findings,
}: {
  readonly review: Review;
  readonly findings: readonly FieldFinding[];
}) {
  const suggestions = useId();
  const { map, left, touched, waiting, change, settle, leave } = review;
  return (
    <section aria-labelledby="unclear">
      <Title order={2} id="unclear">
        Confirm the {findings.length} that {findings.length === 1 ? 'is' : 'are'} unclear
      </Title>
      <Text size="sm" mb="xs" component="div" role="status">
        {waiting === 0 ? (
          <StatusMark tone="good">All are looked at.</StatusMark>
        ) : (
          <StatusMark tone="warn">
            {waiting} left: say that each is right, change it, or leave it out.
          </StatusMark>
        )}
      </Text>
      <datalist id={suggestions}>
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <TableFrame cards label="Unclear fields">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Field</Table.Th>
              <Table.Th scope="col">Why it is unclear</Table.Th>
              <Table.Th scope="col">Category</Table.Th>
              <Table.Th scope="col">Looked at</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {findings.map(({ resource, field, reasons }) => {
              const column = columnKey(resource, field);
              const name = `${resource}, ${field}`;
              const fields = map.resources.find((one) => one.name === resource)?.fields ?? [];
              return (
                <Table.Tr key={column}>
                  <Cell label="Field">{name}</Cell>
                  <Cell label="Why">{reasons.join(' ')}</Cell>
                  <Cell label="Category">
                    <TextInput
                      aria-label={`What ${name} holds`}
                      size="xs"
                      list={suggestions}
                      disabled={left.has(column)}
                      value={fields.find((one) => one.name === field)?.category ?? ''}
                      onChange={(event) => {
                        change(resource, field, { category: event.currentTarget.value });
                      }}
                    />
                  </Cell>
                  <Cell label="Looked at">
                    <Checkbox
                      size="xs"
                      label="Right"
                      aria-label={`${name} is right`}
                      disabled={left.has(column)}
                      checked={touched.has(column)}
                      onChange={(event) => {
                        settle(column, event.currentTarget.checked);
                      }}
                    />
                    <Checkbox
                      size="xs"
                      mt={6}
                      label="Leave out"
                      aria-label={`Leave ${name} out`}
                      checked={left.has(column)}
                      onChange={(event) => {
                        leave(column, event.currentTarget.checked);
                      }}
                    />
                  </Cell>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}
