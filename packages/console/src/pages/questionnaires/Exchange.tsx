import { Button, FileButton, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { get } from '../../api/client.ts';
import type { Questionnaire } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { bringAnswers } from './acts.ts';

/** A vendor answers once: what it handed in is saved with its proof, and fills in what another client asks. */
export function Exchange({
  view,
  done,
}: {
  readonly view: Questionnaire;
  readonly done: () => Promise<unknown>;
}) {
  const { id } = view.row;
  const bring = useMutation({
    mutationFn: (file: File) => bringAnswers(id, file),
    onSuccess: done,
  });
  const save = useMutation({
    mutationFn: async () => {
      const file = await get('/api/questionnaires/:id/answers-file', { id });
      saveFile(`answers-${id}.json`, 'application/json', JSON.stringify(file, null, 2));
    },
  });
  return (
    <section aria-labelledby="exchange">
      <Title order={2} id="exchange" mb={4}>
        Answer once for all your clients
      </Title>
      <Text size="sm" mb="xs" maw={720}>
        What you handed in at one client you can save with its proof and bring to the next: it fills in what
        you have not answered there. Each client sees only the copy you bring, and where it comes from.
      </Text>
      <Group gap="xs">
        {view.mayAnswer && (
          <FileButton
            accept="application/json"
            onChange={(file) => {
              if (file !== null) bring.mutate(file);
            }}
          >
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={bring.isPending}>
                Bring answers from another client
              </Button>
            )}
          </FileButton>
        )}
        {view.handedIn !== null && (
          <Button
            size="xs"
            variant="default"
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            Save your answers with their proof
          </Button>
        )}
      </Group>
      <Text size="sm" role="status" mt={4}>
        {bring.data !== undefined &&
          `${String(bring.data.filled)} filled in, ${String(bring.data.kept)} left as you answered them here. Proven by the ledger ${bring.data.from}.`}
      </Text>
      <FormError error={bring.error ?? save.error} />
    </section>
  );
}
