import { Button, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';

/** Who fell, for who trains them. Asked for by a click, since each look is entered. */
export function Fallen({ campaign: id }: { readonly campaign: string }) {
  const withStepUp = useStepUp();
  const read = useMutation({
    // Names do not stay in memory.
    gcTime: 0,
    mutationFn: () => {
      const signed = { act: 'phishing-names-read', words: { campaign: id } };
      return withStepUp(() => sendSigned('POST /api/phishing/campaigns/:id/names', { id }, {}, signed));
    },
  });
  return (
    <section aria-labelledby="names">
      <Title order={2} id="names" mb="xs">
        Who to train
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        Both sides signed that you may know it, to train them. That you looked stands in the ledger.
      </Text>
      {read.data === undefined ? (
        <Button
          size="xs"
          variant="default"
          loading={read.isPending}
          onClick={() => {
            read.mutate();
          }}
        >
          Show the names
        </Button>
      ) : read.data.length === 0 ? (
        <Text>Nobody so far.</Text>
      ) : (
        <ul>
          {read.data.map(({ person, fellAt, courseAt }) => (
            <li key={person.id}>
              {person.name}, <Time at={fellAt} />
              {courseAt !== null && ', given the course'}
            </li>
          ))}
        </ul>
      )}
      <FormError error={read.error} />
    </section>
  );
}
