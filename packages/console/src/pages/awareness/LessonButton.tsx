import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { NearMiss } from '../../api/types.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

/** Puts down what is learned from a near miss, for everybody of the vendor to read. */
export function LessonButton({ nearMiss: { id, lesson, text } }: { readonly nearMiss: NearMiss }) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState(lesson ?? '');
  const learn = useMutation({
    mutationFn: async (learned: string) =>
      sendSigned(
        'POST /api/awareness/near-misses/:id/lesson',
        { id },
        { lesson: learned },
        { act: 'near-miss-lesson', words: { nearMiss: id, lesson: await textHash(learned) } },
      ),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: ['/api/awareness/near-misses'] });
      setOpen(false);
    },
  });
  return (
    <div>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${lesson === null ? 'Say what is learned' : 'Change what is learned'} from: ${text.slice(0, 60)}`}
        onClick={() => {
          learn.reset();
          setOpen(true);
        }}
      >
        {lesson === null ? 'Say what is learned' : 'Change what is learned'}
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="What is learned from it"
        act="Sign and show to everybody"
        disabled={said.trim().length < 10}
        sending={learn.isPending}
        error={learn.error}
        onSend={() => {
          learn.mutate(said.trim());
        }}
      >
        <Textarea
          label="What everybody does from now on"
          minRows={3}
          autosize
          maxLength={1000}
          value={said}
          onChange={(event) => {
            setSaid(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </div>
  );
}
