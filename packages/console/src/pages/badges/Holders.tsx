import { Button, Group, List, Textarea, Title } from '@mantine/core';
import { canonicalText } from '@cordon/ledger';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import type { SiteBadges } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { givenIn } from './given.ts';

/** Who holds a badge, giving more, and taking one back. */
export function Holders({ view }: { readonly view: SiteBadges }) {
  return (
    <section aria-labelledby="holders">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="holders">
          Badges
        </Title>
        <GiveBadges site={view.site.id} />
      </Group>
      <List>
        {view.badges.map((badge) => (
          <Held key={badge.id} badge={badge} />
        ))}
      </List>
    </section>
  );
}

function Held({ badge: { id, person } }: { readonly badge: SiteBadges['badges'][number] }) {
  const end = useDecision('POST /api/badges/:id/end', { id }, { act: 'badge-ended', words: { badge: id } }, [
    '/api/sites/:id/badges',
  ]);
  return (
    <List.Item>
      <Group gap="xs">
        {person.name}
        <SmallAct act={end} input={{ lost: false }} label={`Take ${person.name}’s back`} />
        <SmallAct act={end} input={{ lost: true }} label={`${person.name}’s is lost`} />
      </Group>
      <FormError error={end.error} />
    </List.Item>
  );
}

function GiveBadges({ site }: { readonly site: string }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const people = useRead('/api/team', {}, { enabled: open });
  const { badges, unknown } = givenIn(text, people.data ?? []);
  const withStepUp = useStepUp();
  const give = useMutation({
    mutationFn: async () => {
      const list = canonicalText(badges.map(({ person }) => person));
      const words = { site, badges: badges.length, people: await textHash(list) };
      await withStepUp(() =>
        sendSigned(
          'POST /api/sites/:id/badges',
          { id: site },
          { badges: [...badges] },
          { act: 'badges-given', words },
        ),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/sites/:id/badges'] });
      setOpen(false);
      setText('');
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Give badges
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Give badges"
        act={`Give ${count(badges.length, 'badge')}`}
        disabled={badges.length === 0 || unknown.length > 0}
        sending={give.isPending}
        error={give.error}
        onSend={() => {
          give.mutate();
        }}
      >
        <Textarea
          label="Numbers and people"
          description="A line each: number; e-mail address at work. Numbers are kept as hashes: nobody can read them here again."
          autosize
          minRows={4}
          error={
            people.data !== undefined && unknown.length > 0
              ? `Nobody here has: ${unknown.join(', ')}`
              : undefined
          }
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
        />
      </FormDialog>
    </>
  );
}
