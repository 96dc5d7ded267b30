import { Alert, Button, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconKey } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { LeaverView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { count } from '../../components/count.ts';
import classes from './joining.module.css';
import { Track } from './Track.tsx';
import { msWords } from './words.ts';

/** The proof that somebody is out: what they held, when each was shut, by which entry, and whether it works at this moment. */
export default function LeaverPage() {
  const { leaver = '' } = useParams();
  const read = useRead('/api/joining/leavers/:id', { id: leaver }, { every: 15_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title={view === undefined ? 'Proof of a leaver' : `${view.person.name} is out`}
        lead="Everything they held when they left. It was taken down first, shut in one step, entered, and is read again from the tables each time this page is."
        actions={view !== undefined && <SaveProof id={leaver} />}
      />
      <PrintStamp filter={`leaver ${leaver}`} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="proof" height={320} />
      ) : (
        <Proof view={view} />
      )}
    </>
  );
}

function Proof({ view }: { readonly view: LeaverView }) {
  const { verdict, why, lastMs, tookMs, toReplace, items, at, readAt, party, lookEntry } = view;
  const own = items.filter(({ kind }) => kind !== 'shared-secret');
  return (
    <Stack gap="lg">
      {verdict === 'closed' ? (
        <StatusMark tone="good">
          All {count(own.length, 'thing')} they held are shut
          {lastMs !== null && `, the last ${msWords(lastMs)} after the act`}
          {tookMs !== null && `; read again after ${msWords(tookMs)}`}
        </StatusMark>
      ) : (
        <Alert
          color="red"
          role="alert"
          icon={<IconAlertTriangle aria-hidden />}
          title="Not proven: something of theirs is not shut"
        >
          <List size="sm">
            {why.map((one) => (
              <List.Item key={one}>{one}</List.Item>
            ))}
          </List>
          <Text size="sm" mt={4}>
            Say again that they leave: that shuts whatever is open.
          </Text>
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        Of {party.name}, left <Time at={at} />, read again <Time at={readAt} />
        {lookEntry !== null && (
          <>
            , first look <EntryLink entry={lookEntry} />
          </>
        )}
      </Text>
      {toReplace.length > 0 && (
        <Alert
          variant="light"
          icon={<IconKey aria-hidden />}
          title={`${count(toReplace.length, 'secret')} to replace`}
        >
          <Text size="sm" className={classes.anywhere}>
            They were shown these, and others go on using them: {toReplace.join(', ')}. Somebody else puts
            another in the place of each, within a week; until then the control is not green.
          </Text>
        </Alert>
      )}
      <Track items={own} />
      <Items items={items} />
    </Stack>
  );
}

function Items({ items }: Pick<LeaverView, 'items'>) {
  return (
    <section aria-labelledby="held">
      <Title order={2} id="held" mb="xs">
        What they held
      </Title>
      <TableFrame label="Each thing, when it was shut and by which entry" cards>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">What</Table.Th>
              <Table.Th scope="col">Which</Table.Th>
              <Table.Th scope="col">Shut after</Table.Th>
              <Table.Th scope="col">By</Table.Th>
              <Table.Th scope="col">Now</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ kind, title, id, afterMs, entry, works }) => (
              <Table.Tr key={`${kind} ${id}`}>
                <Cell label="What">{title}</Cell>
                <Cell label="Which" className={classes.anywhere}>
                  <code>{id}</code>
                </Cell>
                <Cell label="Shut after">{afterMs === null ? 'not by this' : msWords(afterMs)}</Cell>
                <Cell label="By">{entry === null ? 'no entry' : <EntryLink entry={entry} />}</Cell>
                <Cell label="Now">
                  {works ? (
                    <StatusMark tone={kind === 'shared-secret' ? 'warn' : 'bad'}>
                      {kind === 'shared-secret' ? 'To replace' : 'Works'}
                    </StatusMark>
                  ) : (
                    <StatusMark tone="good">Shut</StatusMark>
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

/** Saves the proof with the tlog-proof of every entry: whoever has it needs no Cordon to verify it. */
function SaveProof({ id }: { readonly id: string }) {
  const save = useMutation({
    mutationFn: () => get('/api/joining/leavers/:id/proof', { id }, {}),
    onSuccess: (proof) => {
      saveFile(`leaver-${id}.json`, 'application/json', JSON.stringify(proof, null, 2));
    },
  });
  return (
    <Group gap="xs">
      <Button
        size="xs"
        loading={save.isPending}
        onClick={() => {
          save.mutate();
        }}
      >
        Save the proof
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          window.print();
        }}
      >
        Print
      </Button>
      <FormError error={save.error} />
    </Group>
  );
}
