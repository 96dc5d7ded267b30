import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconFile, IconFileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { ApiError } from '../../api/error.ts';
import type { AttachmentView, MessageView } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { VisibleMark } from '../../components/VisibleMark.tsx';
import { openSealed } from '../../keys/sealed.ts';
import { sessionKeys } from '../../keys/sessionKey.ts';
import { KeptText } from './KeptText.tsx';
import { RevealCell } from './RevealCell.tsx';
import classes from './conversation.module.css';

type Attachment = MessageView['attachments'][number];

interface AttachmentsProps {
  readonly ticket: string;
  readonly attachments: readonly Attachment[];
}

/** Files that came with a message. They are read here, without personal data, and cannot be downloaded. */
export function Attachments({ ticket, attachments }: AttachmentsProps) {
  const [open, setOpen] = useState<Attachment | null>(null);
  if (attachments.length === 0) return null;
  return (
    <>
      <Group component="ul" gap="xs" mt={6} className={classes.files ?? ''} aria-label="Attachments">
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            {attachment.readable ? (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconFile size={14} aria-hidden />}
                onClick={() => {
                  setOpen(attachment);
                }}
              >
                <span className="visually-hidden">Open attachment </span>
                <KeptText text={attachment.name} />
              </Button>
            ) : attachment.revealable ? (
              <Group gap={6}>
                <Text span size="xs">
                  <IconFile size={14} aria-hidden /> <KeptText text={nameOf(attachment)} />
                </Text>
                <RevealCell
                  ticket={ticket}
                  resource="conversation"
                  rowKey={attachment.id}
                  field="attachments"
                  label={nameOf(attachment)}
                />
              </Group>
            ) : (
              <Text span size="xs" c="dimmed">
                <IconFileOff size={14} aria-hidden /> <KeptText text={nameOf(attachment)} />: not shown,
                personal data cannot be taken out of it
              </Text>
            )}
          </li>
        ))}
      </Group>
      <Modal
        opened={open !== null}
        onClose={() => {
          setOpen(null);
        }}
        size="lg"
        title={<KeptText text={open?.name ?? ''} />}
      >
        {open !== null && <Opened ticket={ticket} attachment={open.id} />}
      </Modal>
    </>
  );
}

/** Where files are hidden, so are their names. */
function nameOf({ name }: Attachment): string {
  return name === '' ? 'attachment' : name;
}

function Opened({ ticket, attachment }: { readonly ticket: string; readonly attachment: string }) {
  // Each reading is an access with an entry of its own: read once for each opening, and kept no longer.
  const file = useQuery<AttachmentView & { readonly text: string }>({
    queryKey: ['attachment', ticket, attachment],
    queryFn: async ({ signal }) => {
      const view = await get(
        '/api/tickets/:ticket/attachments/:attachment',
        { ticket, attachment },
        {},
        signal,
      );
      const { session, sealing } = await sessionKeys();
      const { entry, resource, sealed } = view;
      const place = { purpose: 'attachment', session, entry, ticket, resource, field: attachment } as const;
      return { ...view, text: String((await openSealed(sealed, sealing, place)).text) };
    },
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (file.error instanceof ApiError) {
    return <ErrorAlert error={file.error} onRetry={() => void file.refetch()} />;
  }
  if (file.error !== null) return <FormError error={file.error} />;
  if (file.data === undefined) return <Loading what="attachment" height={160} />;
  const { text, removed, mark, entry, decision } = file.data;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {decision.sentence}{' '}
        {removed > 0 && `${removed === 1 ? 'One piece' : `${removed} pieces`} of personal data removed. `}
        Entry {entry}.
      </Text>
      <div className={classes.file}>
        <VisibleMark text={mark} />
        <div className={classes.text}>
          <KeptText text={text} />
        </div>
      </div>
    </Stack>
  );
}
