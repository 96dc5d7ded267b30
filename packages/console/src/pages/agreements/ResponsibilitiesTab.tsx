import { Button, Group, Table, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { AgreementView, MatrixView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';
import classes from './responsibilities.module.css';

const STATUS: Readonly<Record<MatrixView['rows'][number]['status'], readonly [Tone, string]>> = {
  met: ['good', 'Met'],
  due: ['wait', 'Due'],
  failing: ['bad', 'Failing'],
  'no-evidence': ['plain', 'No evidence yet'],
};

/** Every obligation: whose it is, who does what, how one sees it, and what is known of it now. */
export function ResponsibilitiesTab({ view }: { readonly view: AgreementView }) {
  const read = useRead('/api/agreements/:id/matrix', { id: view.row.id });
  if (read.data === undefined) {
    return read.error === null ? (
      <Loading what="responsibilities" height={320} />
    ) : (
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
    );
  }
  const { rows, version, at } = read.data;
  const owner = { controller: view.controller.name, processor: view.row.vendor.name, both: 'Both' };
  return (
    <div className={classes.page}>
      <PrintStamp filter={`Responsibilities of version ${String(version)}`} />
      <Group justify="space-between" mb="sm">
        <Text component="div">
          {rows.length} obligations of version {version};{' '}
          {rows.filter(({ status }) => status === 'met').length} met,{' '}
          {rows.filter(({ status }) => status === 'failing').length} failing, as known <Time at={at} />.
        </Text>
        <Button
          size="xs"
          variant="default"
          className="no-print"
          onClick={() => {
            window.print();
          }}
        >
          Print on one page
        </Button>
      </Group>
      <PrintedSheet view={read.data} controller={view.controller.name} processor={view.row.vendor.name} />
      <div className="no-print">
        <TableFrame cards label="Responsibilities">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Obligation</Table.Th>
                <Table.Th scope="col">Owner</Table.Th>
                <Table.Th scope="col">Who does what</Table.Th>
                <Table.Th scope="col">Evidence</Table.Th>
                <Table.Th scope="col">Status</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => {
                const [tone, words] = STATUS[row.status];
                return (
                  <Table.Tr key={row.clause}>
                    <Cell label="Obligation">
                      {row.clause} {row.obligation}
                      {row.items.length > 0 && (
                        <Text size="xs" c="dimmed">
                          {row.items.join(', ')}
                        </Text>
                      )}
                    </Cell>
                    <Cell label="Owner">{owner[row.owner]}</Cell>
                    <Cell label="Who does what">
                      {row.does} {row.duties.join(' ')}
                    </Cell>
                    <Cell label="Evidence">{row.evidenced}</Cell>
                    <Cell label="Status">
                      <StatusMark tone={tone}>{words}</StatusMark>
                      {row.because !== '' && row.because !== `${words}.` && (
                        <Text size="xs">{row.because}</Text>
                      )}
                    </Cell>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </TableFrame>
      </div>
    </div>
  );
}
