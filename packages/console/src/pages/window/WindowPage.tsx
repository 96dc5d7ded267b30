import { EmptyState, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCalendarSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { WindowView } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { absolute, day } from '../../components/instant.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';

type Scope = WindowView['agreements'][number];

/** An auditor's scope and period; everything else does not exist for them. */
export default function WindowPage() {
  const read = useRead('/api/window', {});
  const scopes = read.data?.agreements;
  return (
    <>
      <PageHead
        title="Window"
        lead="What you were given to look at. Nothing here can be changed by you, and nothing outside it is shown to you."
      />
      <PrintStamp filter={scopes?.map(scopeText).join('; ') ?? 'the window'} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {scopes === undefined && read.error === null && <Loading what="window" height={200} />}
      {scopes?.length === 0 && (
        <EmptyState
          icon={<IconCalendarSearch aria-hidden />}
          title="No window yet"
          description="The company gives you an agreement and a period when it invites you. Ask your contact there."
        />
      )}
      <Stack gap="lg">
        {scopes?.map((scope) => (
          <ScopeCard key={scope.agreement} scope={scope} />
        ))}
        {scopes !== undefined && scopes.length > 0 && <HowTo />}
      </Stack>
    </>
  );
}

function scopeText({ title, vendor, from, until }: Scope): string {
  return `${title} with ${vendor}, ${absolute(from)} to ${absolute(until)}`;
}

function ScopeCard({ scope }: { readonly scope: Scope }) {
  const { agreement, title, vendor, source, from, until, accesses, refused, reveals, people } = scope;
  const list = `/accesses?agreement=${agreement}`;
  const counts = [
    ['Allowed', accesses, `${list}&ok=true&kind=data`],
    ['Refused', refused, `${list}&ok=false&kind=data`],
    ['Reveals', reveals, `${list}&ok=true&kind=reveal`],
  ] as const;
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={`scope-${agreement}`}>
      <Title order={2} id={`scope-${agreement}`}>
        {title}
      </Title>
      <Text c="dimmed" mb="sm">
        {vendor}, from {day(from)} until {day(until)}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 4 }} mb="sm">
        {counts.map(([name, count, to]) => (
          <div key={name}>
            <Link className="link" to={to}>
              <Text span size="xl" fw={600}>
                {count.toLocaleString('en')}
              </Text>{' '}
              {name.toLowerCase()}
            </Link>
          </div>
        ))}
        <div>
          <Text span size="xl" fw={600}>
            {people.toLocaleString('en')}
          </Text>{' '}
          {people === 1 ? 'person' : 'people'} with an access
        </div>
      </SimpleGrid>
      <Group gap="lg">
        <Link className="link" to={list}>
          All accesses
        </Link>
        <Link className="link" to={`/agreements/${agreement}`}>
          The agreement
        </Link>
        <Link className="link" to={`/sources/${encodeURIComponent(source)}/log`}>
          The source’s own log
        </Link>
        <Link className="link" to="/network-changes">
          Changes of networks
        </Link>
        <Link className="link" to="/settings-changes">
          Changes of settings
        </Link>
        <Link className="link" to="/practices">
          The practices
        </Link>
        <Link className="link" to="/ledger">
          The ledger
        </Link>
      </Group>
    </Paper>
  );
}

function HowTo() {
  return (
    <section aria-labelledby="how-to" className="no-print">
      <Title order={2} id="how-to" mb="xs">
        How to sample
      </Title>
      <List type="ordered" size="sm">
        <List.Item>Open a list of accesses and choose some, refused ones too.</List.Item>
        <List.Item>
          Open an entry: the decision, the clause it names, and who did it, on which ticket.
        </List.Item>
        <List.Item>
          Verify it in your browser. Compare the log&apos;s key with the one you were given another way;
          change one byte and see the alarm.
        </List.Item>
        <List.Item>Print the page: it carries the filter and the checkpoint hash.</List.Item>
      </List>
    </section>
  );
}
