import { Button, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { SiteBadges } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { jsonHash } from '../../keys/sha256.ts';
import { layoutOf, linesOf } from './layoutText.ts';

/** Says which zones a site has and which reader leads where, a line each, so that a list can be pasted. */
export function DrawLayout({ view }: { readonly view: SiteBadges }) {
  const [open, setOpen] = useState(false);
  const { form, setForm, field } = useForm(() => linesOf(view));
  const withStepUp = useStepUp();
  const layout = layoutOf(form.zones, form.doors);
  const { id } = view.site;
  const draw = useMutation({
    mutationFn: async () => {
      if ('wrong' in layout) return;
      const words = { site: id, layout: await jsonHash({ ...layout }) };
      await withStepUp(() =>
        sendSigned('POST /api/sites/:id/badge-layout', { id }, layout, { act: 'badge-layout-drawn', words }),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/sites/:id/badges'] });
      setOpen(false);
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setForm(linesOf(view));
          draw.reset();
          setOpen(true);
        }}
      >
        Zones and readers
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Zones and readers"
        size="lg"
        act="Use from now on"
        disabled={'wrong' in layout || layout.zones.length === 0 || layout.doors.length === 0}
        sending={draw.isPending}
        error={draw.error}
        onSend={() => {
          draw.mutate();
        }}
      >
        <Textarea
          label="Zones"
          description="A line each: name; public, work or restricted"
          placeholder={'Lobby; public\nFloor 3; work'}
          autosize
          minRows={3}
          {...field('zones')}
        />
        <Textarea
          label="Readers"
          description="A line each: code in the badge system; name; in, out or unknown; the zone it leads into; the zone it leads from, or outside"
          placeholder={'G1; Gate in; in; Floor 3; outside\nG2; Gate out; out; Floor 3; outside'}
          autosize
          minRows={4}
          {...field('doors')}
        />
        <Text size="sm" role="status">
          {'wrong' in layout ? `Not understood: ${layout.wrong}` : ''}
        </Text>
      </FormDialog>
    </>
  );
}
