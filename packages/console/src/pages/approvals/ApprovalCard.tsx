import { Button, Card, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ApprovalView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { company } from '../../app/roles.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { ExportContent } from './ExportContent.tsx';
import { reasonWords, STATES } from './words.ts';

const SHOWS = ['/api/approvals', '/api/exports'] as const;

interface ApprovalCardProps {
  readonly approval: ApprovalView;
  /** What follows once it is approved. */
  readonly children?: ReactNode;
}

/** One request: who asks for what and why, how it stands, and what this person may do about it. */
export function ApprovalCard({ approval, children }: ApprovalCardProps) {
  const { person: me } = useMe();
  const { id, state, hash, request, person, vendor, reason, askedAt, decidedBy, standsUntil } = approval;
  const withStepUp = useStepUp();
  const [shown, setShown] = useState(false);
  const decide = (approve: boolean) => ({
    act: approve ? 'approval-given' : 'approval-refused',
    words: { approval: id, request: hash },
  });
  const approve = useDecision(
    'POST /api/approvals/:id/decide',
    { id },
    { ...decide(true), says: () => ({}) },
    SHOWS,
    undefined,
    withStepUp,
  );
  const refuse = useDecision(
    'POST /api/approvals/:id/decide',
    { id },
    { ...decide(false), says: () => ({}) },
    SHOWS,
    undefined,
    withStepUp,
  );
  const withdraw = useDecision(
    'POST /api/approvals/:id/withdraw',
    { id },
    { act: 'approval-withdrawn', words: { approval: id }, closes: true },
    SHOWS,
  );
  const acts = [approve, refuse, withdraw];
  const mine = person.id === me.id;
  const may = !mine && company.some((role) => role === me.role);
  const [tone, words] = STATES[state];
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" gap="sm">
        <div>
          <StatusMark tone={tone}>
            {words}
            {decidedBy !== null && ` by ${decidedBy.name}`}
            {state === 'approved' && standsUntil !== null && (
              <>
                , stands until <Time at={standsUntil} bare clock />
              </>
            )}
          </StatusMark>
          <Text size="sm">
            {person.name} of {vendor.name} asks {what(request)}. Reason: {reasonWords(reason)}.
          </Text>
          <Text size="xs" c="dimmed">
            Asked <Time at={askedAt} />.{' '}
            {state === 'asked' && !may && `Somebody of ${approval.company.name} decides.`}
          </Text>
        </div>
        <Group gap={6}>
          {request.kind === 'export' && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={shown}
              onClick={() => {
                setShown(!shown);
              }}
            >
              {shown ? 'Hide what would go' : 'What would go'}
            </Button>
          )}
          {may && state === 'asked' && (
            <>
              <SmallAct act={approve} input={{ approve: true, request: hash }} label="Approve" main />
              <SmallAct act={refuse} input={{ approve: false, request: hash }} label="Refuse" />
            </>
          )}
          {(mine || may) && (state === 'approved' || (mine && state === 'asked')) && (
            <SmallAct act={withdraw} input={{}} label="Take back" />
          )}
        </Group>
      </Group>
      {shown && request.kind === 'export' && <ExportContent request={request} />}
      {children}
      <FormError error={acts.find(({ error }) => error !== null)?.error ?? null} />
    </Card>
  );
}

/** What is asked for, after "asks". */
function what(request: ApprovalView['request']): string {
  if (request.kind === 'reveal') {
    return `to reveal one value, ${request.label}, on ticket ${request.number} by clause ${request.clause}`;
  }
  const { rows, subjects } = request;
  return `for an export of ${String(rows)} rows of ${String(subjects)} ${subjects === 1 ? 'customer' : 'customers'}`;
}
