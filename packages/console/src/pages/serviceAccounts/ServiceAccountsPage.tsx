import { Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { ServiceAccount } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { AccountCard } from './AccountCard.tsx';
import { ProposeAccount } from './ProposeAccount.tsx';
import classes from './serviceAccounts.module.css';

/** Accounts that tools read under: what each is shown, who answers for it, and when it was used. */
export default function ServiceAccountsPage() {
  const read = useRead('/api/service-accounts', {}, { every: 10_000 });
  const { accounts = [], mayPropose = false } = read.data ?? {};
  const waiting = accounts
    .filter(({ state }) => state === 'proposed')
    .toSorted((a, b) => Number(b.mayDecide) - Number(a.mayDecide));
  const inForce = accounts.filter(({ state }) => state === 'in-force');
  const over = accounts.filter(({ state }) => state === 'refused' || state === 'ended');
  return (
    <>
      <PageHead
        title="Service accounts"
        lead="How a report, a dashboard or an integration reads through the PostgreSQL door: no person signs in, many customers are in what it sees, so a clause says what it is shown and two people agree on each. Who answers for one gets a mail seven days before it or a secret ends."
        actions={mayPropose && <ProposeAccount />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="service accounts" height={320} />
      ) : (
        <Stack gap="xl" mt="md">
          {accounts.length === 0 && (
            <Text c="dimmed" maw={720}>
              No tool reads here yet. Who needs numbers about many customers, for planning or for invoices, is
              given an account for that purpose: masked as its clause says, from named ranges, for ninety days
              at most, with somebody who answers for it.
            </Text>
          )}
          <Some title="Waiting" accounts={waiting} />
          <Some title="In force" accounts={inForce} />
          {over.length > 0 && (
            <details>
              <summary>Ended and refused ({over.length})</summary>
              <Some title="Ended and refused" accounts={over} />
            </details>
          )}
        </Stack>
      )}
    </>
  );
}

function Some({ title, accounts }: { readonly title: string; readonly accounts: readonly ServiceAccount[] }) {
  if (accounts.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <div className={classes.list}>
        {accounts.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </div>
    </section>
  );
}
