import { EmptyState, List, Stack, Text, Title } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ChangeMarks } from './ChangeMarks.tsx';
import { MarkedList } from './MarkedList.tsx';
import { MARKS } from './words.ts';

/** Customers whom somebody might look at out of curiosity or greed: who they are, and how to mark more. */
export default function MarksPage() {
  const read = useRead('/api/marked-customers', {});
  const [said, setSaid] = useState('');
  const done = (changed: number, asked: number): void => {
    setSaid(
      changed === asked
        ? `${count(changed, 'customer')} changed.`
        : `${count(changed, 'customer')} changed; ${count(asked - changed, 'other')} stood so before.`,
    );
  };
  const list = read.data;
  return (
    <>
      <PageHead
        title="Marked customers"
        lead="Customers somebody might look at out of curiosity or greed. Looking at them without a ticket becomes a signal. No vendor learns who they are."
        actions={
          <>
            <ChangeMarks end={false} done={done} />
            <ChangeMarks end done={done} />
          </>
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      <Text size="sm" role="status" mb="xs">
        {said}
      </Text>
      {list === undefined ? (
        read.error === null && <Loading what="marked customers" height={240} />
      ) : list.newest.length === 0 ? (
        <EmptyState
          icon={<IconBookmark aria-hidden />}
          title="Nobody is marked"
          description="Mark people who are known to the public, your own colleagues, and customers worth much, by their numbers in the source."
        />
      ) : (
        <Stack gap="xl">
          <section aria-labelledby="counts">
            <Title order={2} id="counts" mb="xs">
              How many
            </Title>
            <List>
              {list.counts.map(({ source, mark, customers }) => (
                <List.Item key={`${source} ${mark}`}>
                  {MARKS[mark]}: {count(customers, 'customer')} of {source}
                </List.Item>
              ))}
            </List>
          </section>
          <section aria-labelledby="newest">
            <Title order={2} id="newest" mb="xs">
              Marked last
            </Title>
            <MarkedList customers={list.newest} done={done} />
          </section>
        </Stack>
      )}
    </>
  );
}
