import { Alert, Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ColumnsTable } from './ColumnsTable.tsx';
import { Holders } from './Holders.tsx';
import { KeyTree } from './KeyTree.tsx';
import { RotateKeys } from './RotateKeys.tsx';

/** What lies in Cordon's own database, under which key, and what the disk alone protects. */
export function AtRest() {
  const atRest = useRead('/api/at-rest', {}, { every: 15_000 });
  return (
    <Stack gap="xl">
      <ErrorAlert error={atRest.error} onRetry={() => void atRest.refetch()} />
      {atRest.data === undefined ? (
        atRest.error === null && <Loading what="keys" height={240} />
      ) : (
        <>
          {atRest.data.inClear > 0 && (
            <Alert variant="light" title="Some of it is not sealed yet">
              {count(atRest.data.inClear, 'value', 'values')} from before can still be read in the database.
              They are sealed by and by, beginning at the next start.
            </Alert>
          )}
          <section aria-labelledby="at-rest-keys">
            <Title order={2} id="at-rest-keys" mb="xs">
              Keys
            </Title>
            <Text c="dimmed" mb="sm" maw={720}>
              What customers write, and whose a ticket is, opens with the key of the ticket; that one with the
              key of the vendor and agreement; that one with the key provider, which stands outside the
              database. A copy of the database alone opens none of it.
            </Text>
            <Holders of={atRest.data} />
            <KeyTree provider={atRest.data.provider} keys={atRest.data.keys} />
            <RotateKeys of={atRest.data} />
          </section>
          <section aria-labelledby="at-rest-columns">
            <Title order={2} id="at-rest-columns" mb="xs">
              Every column
            </Title>
            <ColumnsTable lines={atRest.data.columns} />
          </section>
        </>
      )}
    </Stack>
  );
}
