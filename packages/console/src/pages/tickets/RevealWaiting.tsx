import { Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';

interface RevealWaitingProps {
  readonly ticket: string;
  readonly resource: string;
  readonly field: string;
}

/** Where the approval of a reveal stands: whom it waits for, or what to do next. */
export function RevealWaiting({ ticket, resource, field }: RevealWaitingProps) {
  const read = useRead('/api/approvals', {}, { every: 4000 });
  const approval = read.data?.find(
    ({ request }) =>
      request.kind === 'reveal' &&
      request.ticket === ticket &&
      request.resource === resource &&
      request.field === field,
  );
  if (approval === undefined) return null;
  const { state, company, decidedBy, standsUntil } = approval;
  return (
    <div role="status">
      {state === 'asked' && (
        <StatusMark tone="wait">Waiting for the approval of a person of {company.name}</StatusMark>
      )}
      {state === 'approved' && (
        <>
          <StatusMark tone="good">
            Approved by {decidedBy?.name ?? company.name}
            {standsUntil !== null && (
              <>
                {' '}
                until <Time at={standsUntil} bare clock />
              </>
            )}
          </StatusMark>
          <Text size="sm">Choose the reason again to reveal it.</Text>
        </>
      )}
      {state === 'refused' && (
        <StatusMark tone="stop">Refused by {decidedBy?.name ?? company.name}</StatusMark>
      )}
    </div>
  );
}
