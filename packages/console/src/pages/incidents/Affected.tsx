import { Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { IncidentView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';

const SHOWN = 50;

/** Exactly whose data was seen, from the ledger, and whether that is all. */
export function Affected({ incident: { id, agents, vendor } }: { readonly incident: IncidentView }) {
  const read = useRead('/api/incidents/:id/affected', { id }, { once: true });
  const view = read.data;
  const proofs = (about: string): string =>
    `/scope?${about}&from=${view?.from ?? ''}&until=${view?.until ?? ''}`;
  return (
    <section aria-labelledby="affected">
      <Title order={2} id="affected" mb="xs">
        People affected
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined && read.error === null && <Loading what="people affected" height={160} />}
      {view !== undefined && (
        <>
          <Text size="lg" fw={600}>
            {count(view.customersTotal, 'customer')}
          </Text>
          <Text size="sm">
            All whom {agents.length === 0 ? vendor.name : agents.map(({ name }) => name).join(' and ')} saw
            since <Time at={view.from} stamp />, from the ledger’s own entries.{' '}
            <StatusMark tone={view.complete ? 'good' : 'bad'}>
              {view.complete
                ? 'Complete: every entry opens, or an entry says why not'
                : `Not complete: ${count(view.missing.length, 'entry does', 'entries do')} not open, or not all are searched yet`}
            </StatusMark>
          </Text>
          <TableFrame label="Customers with the fields that were seen" cards>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Customer</Table.Th>
                  <Table.Th>Fields</Table.Th>
                  <Table.Th>Proof</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {view.customers.slice(0, SHOWN).map(({ customer, source, fields, entries }) => (
                  <Table.Tr key={`${source} ${customer}`}>
                    <Cell label="Customer">
                      {customer === '' ? 'Nobody known' : customer} in {source}
                    </Cell>
                    <Cell label="Fields">
                      {fields.map(({ resource, field, how }) => `${resource}.${field} (${how})`).join(', ')}
                    </Cell>
                    <Cell label="Proof">
                      {entries[0] !== undefined && <EntryLink entry={entries[0]} />}
                      {entries.length > 1 && ` and ${String(entries.length - 1)} more`}
                    </Cell>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </TableFrame>
          {view.customersTotal > SHOWN && (
            <Text size="sm">
              {count(view.customersTotal - SHOWN, 'more customer')} in the files of proofs.
            </Text>
          )}
          <Text size="sm">
            The whole list with its proofs, as a file:{' '}
            {agents.length === 0 ? (
              <Link className="link" to={proofs(`vendor=${vendor.id}`)}>
                {vendor.name}
              </Link>
            ) : (
              agents.map(({ id: agent, name }, nth) => (
                <span key={agent}>
                  {nth > 0 && ', '}
                  <Link className="link" to={proofs(`agent=${agent}`)}>
                    {name}
                  </Link>
                </span>
              ))
            )}
            .
          </Text>
        </>
      )}
    </section>
  );
}
