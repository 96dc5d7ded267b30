import { NativeSelect, Table, Text, Title } from '@mantine/core';
import type { SubjectRequests } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { plainWords } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useRuling } from './acts.ts';
import { RULINGS, type Ruling } from './words.ts';

/** What each purpose of each agreement is for an accounting; one that nobody ruled on is accounted for. */
export function Rulings({ purposes }: { readonly purposes: SubjectRequests['purposes'] }) {
  const rule = useRuling();
  return (
    <section aria-labelledby="rulings">
      <Title order={2} id="rulings">
        What the purposes are
      </Title>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        An exception leaves a purpose out of every accounting. Without a ruling it is told of: what you choose
        is signed and an entry.
      </Text>
      <FormError error={rule.error} />
      <TableFrame cards label="Purposes and rulings">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Purpose</Table.Th>
              <Table.Th>Agreement</Table.Th>
              <Table.Th>HIPAA</Table.Th>
              <Table.Th>It is</Table.Th>
              <Table.Th>Ruled</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {purposes.map(({ agreement, vendor, governed, purpose, ruling, ruled }) => (
              <Table.Tr key={`${agreement.id} ${purpose}`}>
                <Cell label="Purpose">{plainWords(purpose)}</Cell>
                <Cell label="Agreement">
                  {agreement.name}, {vendor.name}
                </Cell>
                <Cell label="HIPAA">{governed ? 'May govern it' : 'Health data only'}</Cell>
                <Cell label="It is">
                  <NativeSelect
                    size="xs"
                    aria-label={`What ${plainWords(purpose)} of ${vendor.name} is`}
                    data={[
                      ...(ruling === null ? [{ value: '', label: 'Not ruled on: told of' }] : []),
                      ...Object.entries(RULINGS).map(([value, label]) => ({ value, label })),
                    ]}
                    value={ruling ?? ''}
                    disabled={rule.isPending}
                    onChange={(event) => {
                      const chosen = event.currentTarget.value as Ruling | '';
                      if (chosen !== '') rule.mutate({ agreement: agreement.id, purpose, ruling: chosen });
                    }}
                  />
                </Cell>
                <Cell label="Ruled">
                  {ruled === null ? (
                    <StatusMark tone="warn">By nobody</StatusMark>
                  ) : (
                    <>
                      {ruled.by.name}, <EntryLink entry={ruled.entry} at={ruled.at} />
                    </>
                  )}
                </Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}
