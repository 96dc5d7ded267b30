import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { Joiner } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { JoinerCard } from './JoinerCard.tsx';
import classes from './joining.module.css';
import { TABS } from './tabs.ts';
import { openOf } from './words.ts';

type Shown = 'open' | 'all' | 'left';

const shows: Readonly<Record<Shown, (joiner: Joiner) => boolean>> = {
  open: (joiner) => !joiner.left && (joiner.agreements.length === 0 || openOf(joiner).length > 0),
  all: ({ left }) => !left,
  left: ({ left }) => left,
};

/** What stands between each agent and data, agreement by agreement: whoever is not ready first. */
export default function JoiningPage() {
  const read = useRead('/api/joining', {}, { every: 60_000 });
  const [shown, setShown] = useState<Shown>('open');
  const joiners = read.data ?? [];
  const countOf = (which: Shown) => joiners.filter(shows[which]).length;
  const vendors = [...Map.groupBy(joiners.filter(shows[shown]), ({ party }) => party.id).values()];
  return (
    <>
      <PageHead
        title="Joining"
        lead="What each agent needs before they see data. Every open step is one that the gate refuses with: nothing here is a formality."
      />
      <PageTabs label="Joining and leaving" tabs={TABS} current="/joining" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="people" height={320} />
      ) : (
        <Stack gap="lg" mt="md">
          <SegmentedControl
            aria-label="Which people"
            className="no-print"
            value={shown}
            onChange={(value) => {
              setShown(value);
            }}
            data={[
              { value: 'open', label: `Not ready: ${String(countOf('open'))}` },
              { value: 'all', label: `All: ${String(countOf('all'))}` },
              { value: 'left', label: `Left: ${String(countOf('left'))}` },
            ]}
          />
          {vendors.length === 0 && (
            <Text c="dimmed">
              {shown === 'open'
                ? 'Everybody is ready: nothing stands between them and their work.'
                : 'Nobody.'}
            </Text>
          )}
          {vendors.map((people) => (
            <OfVendor key={people[0]?.party.id} people={people} />
          ))}
        </Stack>
      )}
    </>
  );
}

function OfVendor({ people }: { readonly people: readonly Joiner[] }) {
  const party = people[0]?.party;
  return (
    <section aria-labelledby={`of-${party?.id ?? ''}`}>
      <Title order={2} id={`of-${party?.id ?? ''}`} mb="xs">
        {party?.name}
      </Title>
      <div className={classes.list}>
        {people.map((joiner) => (
          <JoinerCard key={joiner.id} joiner={joiner} />
        ))}
      </div>
    </section>
  );
}
