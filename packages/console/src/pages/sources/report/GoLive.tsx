import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../../api/query.ts';
import type { ReportView, SourceView } from '../../../api/types.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { announce } from '../../../app/announce.ts';
import { count } from '../../../components/count.ts';
import { FormError } from '../../../components/FormError.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';

/** The word with which a source begins to be shown, signed over map and report. */
export function GoLive({ source, kept }: { readonly source: SourceView; readonly kept: ReportView }) {
  const withStepUp = useStepUp();
  const { id, name } = source;
  const { hash, report } = kept;
  const { shown, clearPersonal } = report.counts;
  const inForce = report.viewers.filter(({ standing }) => standing === 'in-force').length;
  const live = useMutation({
    mutationFn: () => {
      const words = { source: id, map: report.map, report: hash };
      return withStepUp(() =>
        sendSigned(
          'POST /api/sources/:id/live',
          { id },
          { report: hash },
          { act: 'source-going-live', words },
        ),
      );
    },
    onSuccess: async () => {
      announce(`${name} is live.`);
      await queryClient.invalidateQueries({ queryKey: ['/api/sources'] });
      await queryClient.invalidateQueries({ queryKey: ['/api/sources/:id'] });
      await queryClient.invalidateQueries({ queryKey: ['/api/sources/:id/report'] });
    },
  });
  return (
    <section aria-labelledby="go-live">
      <Title order={2} id="go-live">
        Let it go live
      </Title>
      <Stack gap="xs" maw={720}>
        <Text size="sm">
          You sign this report and the map it is of. From then on {count(shown, 'field')} of {name} can be
          shown, as the report says, to {count(inForce, 'role')} of agreements in force
          {clearPersonal > 0 &&
            `; ${count(clearPersonal, 'field')} with personal data in the sample in clear`}
          . Agreements signed later show what their own clauses grant.
        </Text>
        <FormError error={live.error} />
        <Group>
          <Button
            loading={live.isPending}
            onClick={() => {
              live.mutate();
            }}
          >
            Sign and go live
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
