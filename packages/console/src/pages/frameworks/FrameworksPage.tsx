import { Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { FrameworksView, FrameworkView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useMe } from '../../app/me.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { BringDocument } from './BringDocument.tsx';
import { Documents } from './Documents.tsx';
import classes from './frameworks.module.css';

/** Where laws and standards ask for our controls; and what others brought, beside it. */
export default function FrameworksPage() {
  const { person } = useMe();
  const read = useRead('/api/frameworks', {});
  const view = read.data;
  const mayBring = ['company-admin', 'privacy-officer', 'security-officer'].includes(person.role);
  return (
    <>
      <PageHead
        title="Frameworks"
        lead="Where laws and standards ask for what Cordon controls. Laws are cited by section, standards by the id of their controls."
        actions={mayBring && <BringDocument />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="frameworks" height={320} />
      ) : (
        <Stack gap="xl">
          <Mapped view={view} />
          {person.role !== 'auditor' && <Documents documents={view.documents} />}
        </Stack>
      )}
    </>
  );
}

function Mapped({ view: { frameworks, controls } }: { readonly view: FrameworksView }) {
  const [search, change] = useUrl();
  const chosen = frameworks.find(({ id }) => id === search.get('of')) ?? frameworks[0];
  if (chosen === undefined) return null;
  return (
    <section aria-labelledby="mapped">
      <PrintStamp filter={chosen.title} />
      <Group justify="space-between" align="end" mb="xs">
        <Title order={2} id="mapped">
          {chosen.title}
        </Title>
        <NativeSelect
          className="no-print"
          label="Law or standard"
          value={chosen.id}
          onChange={(event) => {
            change({ of: event.currentTarget.value });
          }}
          data={frameworks.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Group>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        {count(chosen.places.length, 'place')} answered by {count(answering(chosen), 'control')} of{' '}
        {controls.length}. That a control answers a place is our reading; it is not legal advice, and no place
        is met by it alone.
      </Text>
      <Places framework={chosen} controls={new Map(controls.map((control) => [control.id, control]))} />
    </section>
  );
}

function answering({ places }: FrameworkView): number {
  return new Set(places.flatMap(({ controls }) => controls)).size;
}

interface PlacesProps {
  readonly framework: FrameworkView;
  readonly controls: ReadonlyMap<string, FrameworksView['controls'][number]>;
}

function Places({ framework, controls }: PlacesProps) {
  return (
    <TableFrame cards label={`Places of ${framework.title}`}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Where</Table.Th>
            <Table.Th scope="col">What answers it here</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {framework.places.map(({ reference, citation, controls: ours }) => (
            <Table.Tr key={reference}>
              <Cell label="Where" style={{ whiteSpace: 'nowrap' }}>
                {citation}
              </Cell>
              <Cell label="What answers it here">
                <ul className={classes.ours}>
                  {ours.map((id) => (
                    <li key={id}>
                      {controls.get(id)?.text ?? id}{' '}
                      <Link
                        className="link no-print"
                        to={`/practices?open=${controls.get(id)?.practice ?? ''}`}
                      >
                        Its practice<span className="visually-hidden">: {id}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
