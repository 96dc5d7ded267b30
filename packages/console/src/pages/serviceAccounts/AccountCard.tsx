import { Card, Group, Text, Title } from '@mantine/core';
import type { ServiceAccount } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { AccountLife } from './AccountLife.tsx';
import { EndButton } from './EndButton.tsx';
import { MakeSecret } from './MakeSecret.tsx';
import { RenewButton } from './RenewButton.tsx';
import { Secrets } from './Secrets.tsx';
import classes from './serviceAccounts.module.css';
import { ShownFields } from './ShownFields.tsx';
import { standingWords, workWords } from './words.ts';

/** One account: who reads what under it, from where and how long, who answers for it, and what is to be decided about it. */
export function AccountCard({ account }: { readonly account: ServiceAccount }) {
  const { id, name, party, agreement, networks, owner, state, expiresAt, reviewDue, fields } = account;
  const { tone, words } = standingWords(account, useNow(60_000));
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={id}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3} size="h4" id={id} className={classes.id}>
          {name}
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Text size="sm" c="dimmed">
        A tool of {party.name}, {workWords(account)}
      </Text>
      <dl className={classes.facts}>
        <dt>Agreement</dt>
        <dd>{agreement.name}</dd>
        <dt>From</dt>
        <dd>{networks.join(', ')}</dd>
        <dt>Answers for it</dt>
        <dd>{owner.name}</dd>
        {state === 'proposed' && (
          <>
            <dt>Would live</dt>
            <dd>{account.days} days, then its owner renews it</dd>
          </>
        )}
      </dl>
      {state === 'in-force' && expiresAt !== null && <AccountLife until={expiresAt} />}
      {reviewDue !== null && (
        <Text size="sm">
          Access under this agreement is under review: unless {owner.name} renews it by{' '}
          <Time at={reviewDue} stamp />, it ends.
        </Text>
      )}
      {(state === 'in-force' || state === 'proposed') && fields !== null && (
        <details open={account.mayDecide}>
          <summary>What it is shown of every customer</summary>
          <ShownFields fields={fields} label={`What ${name} is shown`} />
        </details>
      )}
      {state === 'in-force' && <Secrets account={account} />}
      <Steps account={account} />
      <Acts account={account} />
    </Card>
  );
}

/** Who did what, each with its entry. */
function Steps({ account: { proposed, decided, renewed, ended, state } }: { account: ServiceAccount }) {
  return (
    <Text size="xs" c="dimmed" mt={6}>
      Proposed by {proposed.by.name} in <EntryLink entry={proposed.entry} />
      {decided !== null && (
        <>
          ; {state === 'refused' ? 'refused' : 'put in force'} by {decided.by.name} in{' '}
          <EntryLink entry={decided.entry} />
        </>
      )}
      {renewed !== null && (
        <>
          ; renewed <Time at={renewed.at} /> in <EntryLink entry={renewed.entry} />
        </>
      )}
      {ended !== null && (
        <>
          ; ended{ended.by !== null && ` by ${ended.by.name}`} <Time at={ended.at} />
          {ended.entry !== null && (
            <>
              {' '}
              in <EntryLink entry={ended.entry} />
            </>
          )}
        </>
      )}
    </Text>
  );
}

function Acts({ account }: { readonly account: ServiceAccount }) {
  const { id, name, party, agreement, accessRole, purpose, networks, owner, days } = account;
  const withStepUp = useStepUp();
  // What is decided is signed with all that it is for; which way it goes is the act's name.
  const words = {
    ...{ account: id, subjectParty: party.id, forAgreement: agreement.id, accessRole, purpose },
    ...{ networks: networks.join(' '), owner: owner.id, days },
  };
  const signing = (act: string) => ({ act, words, says: () => ({}) });
  const endpoint = 'POST /api/service-accounts/:id/decide';
  const again = ['/api/service-accounts'] as const;
  const approve = useDecision(
    endpoint,
    { id },
    signing('service-account-approved'),
    again,
    undefined,
    withStepUp,
  );
  const refuse = useDecision(
    endpoint,
    { id },
    signing('service-account-refused'),
    again,
    undefined,
    withStepUp,
  );
  if (!account.mayDecide && !account.mayEnd && !account.mayRenew) return null;
  return (
    <>
      <Group gap="xs" mt="sm" role="group" aria-label={name}>
        {account.mayDecide && (
          <>
            <SmallAct act={approve} input={{ approve: true }} label="Put in force" main />
            <SmallAct act={refuse} input={{ approve: false }} label="Refuse" />
          </>
        )}
        {account.mayMakeSecret && <MakeSecret account={account} />}
        {account.mayRenew && <RenewButton account={account} />}
        {account.mayEnd && !account.mayDecide && <EndButton account={account} />}
      </Group>
      <FormError error={approve.error ?? refuse.error} />
    </>
  );
}
