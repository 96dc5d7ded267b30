import { violations } from '@cordon/core/people/conduct';
import { Table, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { stateWords, stepWords } from './words.ts';

/** How cases go, of nobody by name. */
export default function CountsPage() {
  const read = useRead('/api/conduct/counts', {});
  const rows = read.data;
  return (
    <>
      <PageHead
        title="Conduct in numbers"
        lead="How many cases there are of what, where they stand, and whether each was heard and decided by two. Nobody is named."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows === undefined && read.error === null && <Loading what="conduct in numbers" height={200} />}
      {rows?.length === 0 && <Text c="dimmed">There was no case yet.</Text>}
      {rows !== undefined && rows.length > 0 && (
        <TableFrame label="Cases by what they are about and where they stand" cards>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>What</Table.Th>
                <Table.Th>Where it stands</Table.Th>
                <Table.Th>Step</Table.Th>
                <Table.Th>Cases</Table.Th>
                <Table.Th>Heard first</Table.Th>
                <Table.Th>Decided by two</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ violation, state, step, cases, heardInTime, twoDecided }) => (
                <Table.Tr key={[violation, state, step].join(' ')}>
                  <Cell label="What">{violations[violation].title}</Cell>
                  <Cell label="Where it stands">{stateWords[state][1]}</Cell>
                  <Cell label="Step">{step === null ? 'none yet' : stepWords[step]}</Cell>
                  <Cell label="Cases">{cases}</Cell>
                  <Cell label="Heard first">{step === null ? 'not yet' : heardInTime}</Cell>
                  <Cell label="Decided by two">{step === null ? 'not yet' : twoDecided}</Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}
