import { EmptyState, Stack, Text, Title } from '@mantine/core';
import { IconFeather } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { CanaryCard } from './CanaryCard.tsx';
import { Contacts } from './Contacts.tsx';
import { SeedCanary } from './SeedCanary.tsx';

/** Customers that nobody is: who they are, and who wrote to them. */
export default function CanariesPage() {
  const read = useRead('/api/canaries', {}, { every: 15_000 });
  const list = read.data;
  return (
    <>
      <PageHead
        title="Canaries"
        lead="Customers that nobody is. Each person sees another address of theirs, so whoever writes to one names whose view leaked. No vendor learns which they are."
        actions={<SeedCanary />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {list === undefined ? (
        read.error === null && <Loading what="canaries" height={240} />
      ) : (
        <Stack gap="xl">
          <StatusMark tone={list.receives ? 'good' : 'warn'}>
            {list.receives
              ? 'Mail to canaries arrives here'
              : 'No mail arrives here yet: set CANARY_SMTP_PORT and point the domain’s mail to it'}
          </StatusMark>
          {list.canaries.length === 0 && (
            <EmptyState
              icon={<IconFeather aria-hidden />}
              title="None so far"
              description="Make a customer in your own database with an address at a domain whose mail arrives here, then say here which one it is."
            />
          )}
          <Stack gap="xs">
            {list.canaries.map((canary) => (
              <CanaryCard
                key={canary.id}
                canary={canary}
                contacts={list.contacts.filter((one) => one.canary === canary.id)}
              />
            ))}
          </Stack>
          <section aria-labelledby="contacts">
            <Title order={2} id="contacts" mb="xs">
              Who wrote to them
            </Title>
            {list.contacts.length === 0 ? (
              <Text c="dimmed">Nobody so far.</Text>
            ) : (
              <Contacts contacts={list.contacts} canaries={list.canaries} />
            )}
          </section>
        </Stack>
      )}
    </>
  );
}
