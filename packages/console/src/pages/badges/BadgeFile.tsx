import { Button, FileInput, List, NumberInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { BadgeFileView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

const BLANK = { csv: '', at: 'time', door: 'door', badge: 'badge', direction: '', result: '', id: '' };

/** Takes in a file of a badge system: which column says what, what of it can be read, then all of it. */
export function BadgeFile({ site }: { readonly site: string }) {
  const [open, setOpen] = useState(false);
  const [utcOffsetMinutes, setOffset] = useState(0);
  const { form, setForm, change, field } = useForm(BLANK);
  const withStepUp = useStepUp();
  const { csv, at, door, badge } = form;
  const optional = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const [direction, result, id] = [optional(form.direction), optional(form.result), optional(form.id)];
  const body = { csv, columns: { at, door, badge, direction, result, id }, utcOffsetMinutes };
  const look = useMutation({
    mutationFn: () => send('POST /api/sites/:id/badge-events/look', { id: site }, body),
  });
  const { reset } = look;
  const asked = JSON.stringify(body);
  // What was found counts for what was asked.
  useEffect(reset, [asked, reset]);
  const take = useMutation({
    mutationFn: async () => {
      const words = { site, file: await textHash(csv) };
      return withStepUp(() =>
        sendSigned('POST /api/sites/:id/badge-events', { id: site }, body, {
          act: 'badge-file-taken',
          words,
        }),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/sites/:id/badges'] });
      setOpen(false);
      setForm(BLANK);
    },
  });
  const found = look.data;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Take in a file
      </Button>
      <Text size="sm" role="status">
        {take.data !== undefined &&
          `${count(take.data.taken, 'event')} taken in, ${String(take.data.repeated)} were known, ${String(take.data.unknownDoors)} at readers nobody drew.`}
      </Text>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Take in a file of a badge system"
        size="lg"
        act={
          found === undefined || found.events === 0 ? 'Look at it' : `Take in ${count(found.events, 'event')}`
        }
        disabled={csv === ''}
        sending={look.isPending || take.isPending}
        error={take.error}
        onSend={() => {
          if (found === undefined || found.events === 0) look.mutate();
          else take.mutate();
        }}
      >
        <FileInput
          label="File"
          placeholder="CSV"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(file) => {
            void file?.text().then((text) => {
              change({ csv: text });
            });
          }}
        />
        <TextInput label="Column of the time" {...field('at')} />
        <TextInput label="Column of the reader" {...field('door')} />
        <TextInput label="Column of the badge’s number" {...field('badge')} />
        <TextInput
          label="Column of the way, in or out"
          description="May be left out"
          {...field('direction')}
        />
        <TextInput
          label="Column of whether the door opened"
          description="May be left out"
          {...field('result')}
        />
        <TextInput label="Column of the event’s own number" description="May be left out" {...field('id')} />
        <NumberInput
          label="Minutes its times are ahead of UTC"
          description="Of times that name no zone: 480 in Manila"
          min={-840}
          max={840}
          value={utcOffsetMinutes}
          onChange={(value) => {
            setOffset(Number(value));
          }}
        />
        <FormError error={look.error} />
        {found !== undefined && <Found found={found} />}
      </FormDialog>
    </>
  );
}

function Found({ found }: { readonly found: BadgeFileView }) {
  const { missing, headings, events, unread, problems, unknownDoors } = found;
  return (
    <div role="status">
      {missing.length > 0 ? (
        <Text size="sm">
          No column is called {missing.join(', ')}. There are: {headings.join(', ')}.
        </Text>
      ) : (
        <Text size="sm">
          {count(events, 'event')} can be read, {count(unread, 'line')} cannot.
          {unknownDoors.length > 0 && ` Readers nobody drew: ${unknownDoors.join(', ')}.`}
        </Text>
      )}
      <List size="sm">
        {problems.map(({ line, problem }) => (
          <List.Item key={line}>
            Line {line}: {problem}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
