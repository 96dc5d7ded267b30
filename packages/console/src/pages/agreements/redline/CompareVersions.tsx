import { Group, NativeSelect, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../../api/query.ts';
import type { AgreementView } from '../../../api/types.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { VersionDiff } from './VersionDiff.tsx';
import classes from './redline.module.css';

/** Any two versions of an agreement, compared word by word; at first the newest and the one before. */
export function CompareVersions({ view }: { readonly view: AgreementView }) {
  const numbers = view.versions.map(({ version }) => version);
  const newest = numbers[0] ?? 1;
  const [from, setFrom] = useState(numbers[1] ?? newest);
  const [to, setTo] = useState(newest);
  const read = useRead('/api/agreements/:id/diff', { id: view.row.id }, { query: { from, to } });
  if (numbers.length < 2) return null;
  const proposedBy = view.versions.find(({ version }) => version === read.data?.to)?.party?.name;
  const choices = numbers.map((version) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <section aria-labelledby="compare-versions" className={classes.panel}>
      <Title order={2} id="compare-versions" mb="xs">
        Compare versions
      </Title>
      <Group gap="sm" mb="xs">
        <NativeSelect
          label="Older"
          size="xs"
          data={choices}
          value={String(from)}
          onChange={(event) => {
            setFrom(Number(event.currentTarget.value));
          }}
        />
        <NativeSelect
          label="Newer"
          size="xs"
          data={choices}
          value={String(to)}
          onChange={(event) => {
            setTo(Number(event.currentTarget.value));
          }}
        />
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="comparison" height={120} />
      ) : (
        <VersionDiff
          changes={read.data.changes}
          before={`Version ${read.data.from}`}
          after={`Version ${read.data.to}`}
          proposedBy={proposedBy}
        />
      )}
    </section>
  );
}
