import { Button, Group, List, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgreementView, ClosingView, OpenConversation } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { company } from '../../../app/roles.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { count } from '../../../components/count.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { refreshClosing } from './useClosing.ts';
import classes from './closing.module.css';

interface HandOverProps {
  readonly view: AgreementView;
  readonly closing: ClosingView;
}

/** Open conversations, and who takes them: first, so that no customer waits for nobody. */
export function HandOver({ view, closing }: HandOverProps) {
  const { person, party } = useMe();
  const mayHandOver = company.some((role) => role === person.role) && party.id === view.controller.id;
  const { open, back, handovers } = closing;
  return (
    <Stack gap="xs">
      {open.length === 0 ? (
        <Text component="div">
          <StatusMark tone="good">No open conversation is with {view.row.vendor.name}.</StatusMark>
        </Text>
      ) : (
        <>
          <Text>
            {count(open.length, 'open conversation')} of {view.row.vendor.name}:
          </Text>
          <Conversations of={open} label={`Open conversations of ${view.row.vendor.name}`} />
          {mayHandOver && <HandOverForm view={view} closing={closing} from="vendor" />}
        </>
      )}
      {back.length > 0 && (
        <>
          <Text>{count(back.length, 'conversation')} came back and wait in the company’s own queue:</Text>
          <Conversations of={back} label="Conversations that wait with the company" />
          {mayHandOver && closing.targets.length > 0 && (
            <HandOverForm view={view} closing={closing} from="company" />
          )}
        </>
      )}
      {handovers.length > 0 && (
        <List size="sm" aria-label="Handovers">
          {handovers.map(({ id, from, to, by, tickets, entry, at }) => (
            <List.Item key={id}>
              {by.name} handed {count(tickets, 'conversation')} of {from.name} to {to.name}, <Time at={at} />,{' '}
              <EntryLink entry={entry} />
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

/** A list of conversations that scrolls by itself, reachable by keyboard. */
export function Conversations({
  of,
  label,
}: {
  readonly of: readonly Pick<OpenConversation, 'id' | 'subjectLine' | 'assignee'>[];
  readonly label: string;
}) {
  return (
    <div className={classes.list} role="region" aria-label={label} tabIndex={0}>
      <List size="sm">
        {of.map(({ id, subjectLine, assignee }) => (
          <List.Item key={id}>
            {subjectLine} ({assignee ?? 'with nobody yet'})
          </List.Item>
        ))}
      </List>
    </div>
  );
}

const COMPANY = 'company';

interface HandOverFormProps extends HandOverProps {
  readonly from: 'vendor' | 'company';
}

/** Chooses who takes a queue over. */
export function HandOverForm({ view, closing, from }: HandOverFormProps) {
  const { id } = view.row;
  const { targets, open, back } = closing;
  const [to, setTo] = useState(from === 'vendor' ? COMPANY : (targets[0]?.agreement ?? COMPANY));
  const withStepUp = useStepUp();
  const handOver = useMutation({
    mutationFn: () => {
      const taker = to === COMPANY ? null : to;
      return withStepUp(() =>
        sendSigned(
          'POST /api/agreements/:id/handover',
          { id },
          { to: taker, from },
          {
            act: 'conversations-handed-over',
            words: { agreement: id, handTo: taker, handFrom: from },
          },
        ),
      );
    },
    onSuccess: refreshClosing,
  });
  const many = from === 'vendor' ? open.length : back.length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        handOver.mutate();
      }}
    >
      <Stack gap="xs">
        <Radio.Group label="Who takes them over" value={to} onChange={setTo}>
          <Stack gap={4} mt={4}>
            {from === 'vendor' && (
              <Radio value={COMPANY} label={`Nobody yet: back to ${view.controller.name}`} />
            )}
            {targets.map(({ agreement, vendor, title, takes }) => (
              <Radio
                key={agreement}
                value={agreement}
                label={
                  from === 'vendor'
                    ? `${vendor.name} under “${title}” (${takes} of ${many}; the rest comes back to ${view.controller.name})`
                    : `${vendor.name} under “${title}”`
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        {targets.length === 0 && (
          <Text size="sm" c="dimmed">
            No other vendor has an agreement in force on this customer database.
          </Text>
        )}
        <FormError error={handOver.error} />
        <Group>
          <Button type="submit" size="xs" loading={handOver.isPending}>
            Hand over {count(many, 'conversation')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
