import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../../api/query.ts';
import type { DataMap, SourceDraft } from '../../../api/types.ts';
import { count } from '../../../components/count.ts';
import { FormError } from '../../../components/FormError.tsx';
import { ReviewMap } from './ReviewMap.tsx';
import { useReview } from './useReview.ts';

interface ConfirmDraftProps {
  readonly draft: SourceDraft;
  readonly back: () => void;
  /** Sends what was confirmed, signed. */
  readonly connect: (map: DataMap, confirmed: { resource: string; field: string }[]) => Promise<unknown>;
  readonly done: () => void;
}

/** The second step of connecting: a person looks through the draft and confirms it. */
export function ConfirmDraft({ draft, back, connect, done }: ConfirmDraftProps) {
  const review = useReview(draft);
  const confirm = useMutation({
    gcTime: 0,
    mutationFn: () => {
      const { map, confirmed } = review.confirmed();
      return connect(map, confirmed);
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/sources'] });
      done();
    },
  });
  return (
    <Stack>
      <Text maw={760}>
        Look at each category and change what is wrong: this map grants nothing, agreements grant by category.
        “user” alone means that nobody could tell, and nothing grants it. What you leave out is hidden from
        everybody, whatever an agreement says. Once connected, the source is in shadow: nothing of it is shown
        until you let it go live.
      </Text>
      <ReviewMap review={review} />
      <FormError error={confirm.error} />
      <Group justify="flex-end">
        {review.waiting > 0 && <Text size="sm">{count(review.waiting, 'field')} still unclear</Text>}
        <Button variant="default" onClick={back}>
          Back
        </Button>
        <Button
          loading={confirm.isPending}
          disabled={review.waiting > 0}
          onClick={() => {
            confirm.mutate();
          }}
        >
          Confirm and connect
        </Button>
      </Group>
    </Stack>
  );
}
