import { Stack } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ErasureCard } from './ErasureCard.tsx';
import { ProposeErasure } from './ProposeErasure.tsx';
import { UnsealingCard } from './UnsealingCard.tsx';

/** What goes from beside the ledger, by two people; and what two people of different sides open again. */
export default function ErasingPage() {
  const read = useRead('/api/ledger/erasing', {}, { every: 15_000 });
  const view = read.data;
  const waits = view?.erasures.filter(({ state }) => state === 'proposed' || state === 'approved') ?? [];
  const over = view?.erasures.filter(({ state }) => state === 'done' || state === 'refused') ?? [];
  return (
    <>
      <PageHead
        title="Erasing"
        lead="The ledger stays whole; what lies beside it may go, by two people and an entry with its number. Every proof still holds."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="erasures" height={320} />
      ) : (
        <Stack gap="xl">
          {view.mayPropose && <ProposeErasure />}
          <ListSection id="waits" title="Waits for a second person" none="Nothing waits.">
            {waits.map((one) => (
              <ErasureCard key={one.id} erasure={one} mayUnseal={view.mayUnseal} />
            ))}
          </ListSection>
          <ListSection id="unsealings" title="Opened together" none="Nobody asked for what was sealed.">
            {view.unsealings.map((one) => (
              <UnsealingCard key={one.id} unsealing={one} />
            ))}
          </ListSection>
          <ListSection id="over" title="What was decided" none="Nothing was erased so far.">
            {over.map((one) => (
              <ErasureCard key={one.id} erasure={one} mayUnseal={view.mayUnseal} />
            ))}
          </ListSection>
        </Stack>
      )}
    </>
  );
}
