import { Card, Group, List, Stack, Text, Title } from '@mantine/core';
import type { Joiner } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { AttestButton } from './AttestButton.tsx';
import { BackButton } from './BackButton.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import { MoveButton } from './MoveButton.tsx';
import { Steps } from './Steps.tsx';
import { CHECKS, openOf } from './words.ts';
import { WithdrawButton } from './WithdrawButton.tsx';

const LETS_GO: ReadonlySet<string> = new Set(['company-admin', 'security-officer', 'vendor-admin']);
const WITHDRAWS: ReadonlySet<string> = new Set([...LETS_GO, 'privacy-officer']);

/** One agent: what stands between them and data, and what the reader can do about it. */
export function JoinerCard({ joiner }: { readonly joiner: Joiner }) {
  const { person } = useMe();
  const { id, name, site, agreements, checks, left, suspended } = joiner;
  const open = openOf(joiner);
  const isAdmin = person.role === 'vendor-admin';
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={`joiner-${id}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={3} size="h4" id={`joiner-${id}`}>
          {name}
        </Title>
        <Standing left={left} suspended={suspended} open={open.length} asked={agreements.length} />
      </Group>
      <Text size="sm" c="dimmed">
        {site ?? 'No site'}
      </Text>
      {!left && (
        <Stack gap="sm" mt={4}>
          {agreements.map((agreement) => (
            <Steps key={agreement.id} agreement={agreement} of={id} />
          ))}
        </Stack>
      )}
      {checks.length > 0 && (
        <details>
          <summary>Checks attested to: {checks.length}</summary>
          <List size="sm" mt={4}>
            {checks.map((check) => (
              <List.Item key={check.id}>
                {CHECKS[check.kind]}, made {check.on}, {check.over ? 'ran out' : 'good until'} {check.until},
                attested by {check.attestedBy.name}, <EntryLink entry={check.entry} />
                {WITHDRAWS.has(person.role) && <WithdrawButton check={check} of={name} />}
              </List.Item>
            ))}
          </List>
        </details>
      )}
      <Group gap="xs" mt="sm" role="group" aria-label={`What can be done for ${name}`} className="no-print">
        {isAdmin && !left && <AttestButton joiner={joiner} />}
        {isAdmin && !left && <MoveButton joiner={joiner} />}
        {LETS_GO.has(person.role) && !left && <LeaveButton joiner={joiner} />}
        {isAdmin && left && <BackButton joiner={joiner} />}
      </Group>
    </Card>
  );
}

interface StandingProps {
  readonly left: boolean;
  readonly suspended: boolean;
  readonly open: number;
  readonly asked: number;
}

function Standing({ left, suspended, open, asked }: StandingProps) {
  if (left) return <StatusMark tone="plain">Left</StatusMark>;
  if (suspended) return <StatusMark tone="stop">Suspended</StatusMark>;
  if (asked === 0) return <StatusMark tone="wait">No agreement in force</StatusMark>;
  return open === 0 ? (
    <StatusMark tone="good">Ready</StatusMark>
  ) : (
    <StatusMark tone="stop">{open === 1 ? '1 step open' : `${String(open)} steps open`}</StatusMark>
  );
}
