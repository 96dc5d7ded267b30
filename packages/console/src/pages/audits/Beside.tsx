import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { AuditView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useReview } from './acts.ts';
import { AddInterview } from './AddInterview.tsx';
import { AskEvidence } from './AskEvidence.tsx';
import { RequestCard } from './RequestCard.tsx';
import { ageWords } from './words.ts';

/** What stands beside the sample: evidence that was asked for, interviews, access reviews. */
export function Beside({ audit }: { readonly audit: AuditView }) {
  const { requests, interviews, reviews, may } = audit;
  const works = may.includes('work');
  const none = requests.length + interviews.length + reviews.length === 0;
  if (none && !works) return null;
  return (
    <section aria-labelledby="beside">
      <Title order={2} id="beside" mb="xs">
        Asked and seen
      </Title>
      {works && (
        <Group gap="xs" mb="xs">
          <AskEvidence audit={audit} />
          <AddInterview id={audit.id} />
          <Review id={audit.id} agreement={audit.agreement.id} />
        </Group>
      )}
      <Stack gap="sm">
        {requests.map((request) => (
          <RequestCard key={request.id} request={request} mayAnswer={false} />
        ))}
        {interviews.map(({ with: whom, on, notes }, nth) => (
          <Text size="sm" key={nth}>
            <strong>
              Interview, {on}, {whom}:
            </strong>{' '}
            {notes} <Age on={on} audit={audit} />
          </Text>
        ))}
        {reviews.map(({ review, kept, removed, open }) => (
          <Text size="sm" key={review}>
            <strong>Access review:</strong> {kept} kept, {removed} removed, {open} not answered yet.
          </Text>
        ))}
        {none && <Text c="dimmed">Nothing so far.</Text>}
      </Stack>
    </section>
  );
}

/** Tells of what is from another time than the audit is about: it says less of its period than it seems to. */
function Age({ on, audit }: { readonly on: string; readonly audit: AuditView }) {
  const words = ageWords(on, audit);
  return words !== null && <StatusMark tone="warn">{words}</StatusMark>;
}

function Review({ id, agreement }: { readonly id: string; readonly agreement: string }) {
  const review = useReview(id, agreement);
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        loading={review.isPending}
        onClick={() => {
          review.mutate(undefined);
        }}
      >
        Start an access review
      </Button>
      <FormError error={review.error} />
    </div>
  );
}
