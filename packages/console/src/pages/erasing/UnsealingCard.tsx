import { Button, Card, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { get } from '../../api/client.ts';
import type { UnsealedOpenings, Unsealing } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../../components/Cell.tsx';
import { sentenceCase } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useAgreeing } from './acts.ts';
import { UNSEALING } from './words.ts';

/** One request to open what was erased: who asked, who agreed, and what it shows while it is open. */
export function UnsealingCard({ unsealing }: { readonly unsealing: Unsealing }) {
  const { id, ground, asked, agreed, openUntil, mayAgree, mayOpen } = unsealing;
  const withStepUp = useStepUp();
  const agree = useAgreeing(id);
  // Not in the cache of reads: each look is entered.
  const look = useMutation({
    gcTime: 0,
    mutationFn: () => withStepUp(() => get('/api/ledger/unsealings/:id/openings', { id })),
  });
  return (
    <Card withBorder padding="sm" component="article">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div>
            <Text size="sm">{UNSEALING[ground]}</Text>
            <Text size="xs" c="dimmed" component="div">
              Asked by {asked.by.name}, <EntryLink entry={asked.entry} at={asked.at} />
              {agreed !== null && (
                <>
                  ; agreed by {agreed.by.name}, <EntryLink entry={agreed.entry} at={agreed.at} />
                </>
              )}
            </Text>
          </div>
          {mayAgree && <SmallAct act={agree} input={{}} label="Agree to open it together" main />}
          {mayOpen && (
            <Button
              size="compact-xs"
              loading={look.isPending}
              onClick={() => {
                look.mutate();
              }}
            >
              Show what was sealed
            </Button>
          )}
          {!mayAgree && !mayOpen && (
            <StatusMark tone={agreed === null ? 'wait' : 'plain'}>
              {agreed === null ? 'The other side decides' : 'Closed again'}
            </StatusMark>
          )}
        </Group>
        {mayOpen && openUntil !== null && (
          <Text size="xs" c="dimmed">
            Open until <Time at={openUntil} stamp />. Every look is an entry.
          </Text>
        )}
        <FormError error={agree.error ?? look.error} />
        {look.data !== undefined && <Unsealed openings={look.data.openings} />}
      </Stack>
    </Card>
  );
}

function Unsealed({ openings }: Pick<UnsealedOpenings, 'openings'>) {
  if (openings.length === 0) return <Text size="sm">Nothing is sealed any more.</Text>;
  return (
    <TableFrame label="What was sealed" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Entry</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Value</Table.Th>
            <Table.Th>Is it what was entered?</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {openings.map(({ entry, name, value, holds }) => (
            <Table.Tr key={`${String(entry)} ${name}`}>
              <Cell label="Entry">
                <EntryLink entry={entry} />
              </Cell>
              <Cell label="What">{name === 'subject' ? 'Customer' : sentenceCase(name)}</Cell>
              <Cell label="Value">{value}</Cell>
              <Cell label="Is it what was entered?">
                <StatusMark tone={holds ? 'good' : 'bad'}>
                  {holds ? 'Yes, by its commitment' : 'No'}
                </StatusMark>
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
