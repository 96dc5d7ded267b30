import { Stack, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Steps } from './Steps.tsx';

/** An agent’s own list: what still stands between them and their work, and who mends it. */
export default function MyStartPage() {
  const read = useRead('/api/joining/mine', {}, { every: 60_000 });
  const mine = read.data;
  return (
    <>
      <PageHead
        title="My start"
        lead="What your work asks of you before it shows customers’ data. What is open is refused until it is mended; each line says by whom."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {mine === undefined ? (
        read.error === null && <Loading what="list" height={200} />
      ) : (
        <Stack gap="lg">
          {mine.agreements.length === 0 && (
            <Text c="dimmed">No agreement of your organisation is in force, so there is no data to see.</Text>
          )}
          {mine.agreements.map((agreement) => (
            <Steps key={agreement.id} agreement={agreement} of={mine.id} />
          ))}
        </Stack>
      )}
    </>
  );
}
