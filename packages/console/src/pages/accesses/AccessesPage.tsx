import { Button, EmptyState, Group, Text } from '@mantine/core';
import { IconListDetails, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useRead } from '../../api/query.ts';
import { company } from '../../app/roles.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { AccessTable } from './AccessTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { filterText, matches, rangeOf, readFilters } from './filters.ts';
import { merge } from './merge.ts';
import { namesIn } from './names.ts';
import { SearchStanding } from './SearchStanding.tsx';
import { useFeed } from './useFeed.ts';

const PAGE_SIZE = 50;

const STATUS = {
  connecting: ['wait', 'Connecting'],
  live: ['good', 'Live'],
  lost: ['warn', 'Connection lost, trying again'],
} as const;

/** Every access as it happens. */
export default function AccessesPage() {
  const { person } = useMe();
  const [search, change] = useUrl();
  const filters = readFilters(search);
  const before = search.get('before');
  const now = useNow(15_000);
  // "The last hour" is asked for once, as of when the page was opened; what happens after that arrives live.
  const [opened] = useState(() => Date.now());
  const asked = { ...filters, last: null, ...rangeOf(filters, opened) };
  const list = useRead('/api/accesses', {}, { query: { ...asked, before, limit: PAGE_SIZE } });
  const vendors = useRead(
    '/api/vendors',
    {},
    { enabled: (company as readonly string[]).includes(person.role) },
  );
  const feed = useFeed(before === null);

  const loaded = list.data?.items;
  const older = list.data?.next ?? null;
  const arrived = before === null ? feed.rows.filter((row) => matches(row, filters, now)) : [];
  const rows = merge(arrived, loaded ?? []);
  const names = useMemo(() => namesIn(loaded ?? []), [loaded]);
  const [tone, text] = feed.paused ? (['plain', 'Paused'] as const) : STATUS[feed.status];

  return (
    <>
      <PageHead
        title="Accesses"
        lead="Every access to customer data and every act of people, allowed or refused. Each opens into its decision, clause and proof."
        actions={
          before === null && (
            <>
              <Text component="div" size="sm" role="status">
                <StatusMark tone={tone}>{text}</StatusMark>
              </Text>
              <Button
                variant="default"
                size="xs"
                leftSection={
                  feed.paused ? (
                    <IconPlayerPlay size={14} aria-hidden />
                  ) : (
                    <IconPlayerPause size={14} aria-hidden />
                  )
                }
                onClick={() => {
                  feed.setPaused(!feed.paused);
                }}
              >
                {feed.paused ? `Resume (${feed.waiting} new)` : 'Pause'}
              </Button>
            </>
          )
        }
      />
      <PrintStamp filter={filterText(filters, names)} />
      <FilterBar
        vendors={vendors.data ?? []}
        names={names}
        byCustomer={(company as readonly string[]).includes(person.role)}
      />
      <SearchStanding indexed={list.data?.indexed} asked={asked} />
      <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      {rows.length > 0 || list.isPending ? (
        <AccessTable rows={rows} loading={list.isPending} />
      ) : (
        list.error === null && (
          <EmptyState
            icon={<IconListDetails aria-hidden />}
            title="No access like this"
            description="Accesses appear here the moment an agent opens a ticket, looks somebody up or reveals a value. If you narrowed the list, clear the filters."
          />
        )
      )}
      <Group mt="sm" gap="xs" className="no-print">
        {before !== null && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              change({ before: null });
            }}
          >
            Newest
          </Button>
        )}
        {older !== null && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              change({ before: older });
            }}
          >
            Older
          </Button>
        )}
      </Group>
    </>
  );
}
