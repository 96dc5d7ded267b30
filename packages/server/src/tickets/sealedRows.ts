import { Failure } from '@cordon/core/kernel';
import type { Cell, TicketKey } from '../atRest/index.ts';
import type { ThreadFile, ThreadMessage } from '../gate/index.ts';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import type { RemoteFile } from './adapter.ts';

/** A message as the database gives it: sealed, or in clear where it came before sealing. */
export type MessageRow = Omit<ThreadMessage, 'body' | 'attachments'> & {
  readonly body: string | null;
  readonly sealed: Uint8Array | null;
  readonly attachments: readonly (Omit<ThreadMessage['attachments'][number], 'name'> & {
    readonly name: string | null;
    /** Base64. */
    readonly sealed: string | null;
  })[];
};

/** A file as the database gives it. */
export interface FileRow {
  readonly id: string;
  readonly name: string | null;
  readonly nameSealed: Uint8Array | null;
  readonly mediaType: string;
  readonly body: Uint8Array | null;
  readonly bodySealed: Uint8Array | null;
  readonly remoteSealed: Uint8Array | null;
}

export function isSealed({ sealed, attachments }: MessageRow): boolean {
  return sealed !== null || attachments.some((file) => file.sealed !== null);
}

export function sealedBody(key: TicketKey, id: string, body: string): Buffer {
  return key.seal({ table: 'ticket_messages', column: 'body', row: id }, toUtf8(body));
}

/** The columns of a file that are sealed. */
export function sealedFile(
  key: TicketKey,
  row: string,
  name: string,
  body: Uint8Array | null,
): { readonly name_sealed: Buffer; readonly body_sealed: Buffer | null } {
  return {
    name_sealed: key.seal({ table: 'ticket_attachments', column: 'name', row }, toUtf8(name)),
    body_sealed: body === null ? null : key.seal({ table: 'ticket_attachments', column: 'body', row }, body),
  };
}

/** Where a file is in the helpdesk. */
export function sealedRemote(key: TicketKey, row: string, { message, id, size }: RemoteFile): Buffer {
  const place = JSON.stringify({ message, id, size });
  return key.seal({ table: 'ticket_attachments', column: 'remote', row }, toUtf8(place));
}

/** @throws Failure `key-unavailable` when the key is missing or the value was altered or moved */
export function openedMessage(row: MessageRow, key: TicketKey | null): ThreadMessage {
  const { sealed, body, attachments, ...message } = row;
  return {
    ...message,
    body:
      sealed === null
        ? (body ?? '')
        : fromUtf8(opened(key, { table: 'ticket_messages', column: 'body', row: row.id }, sealed)),
    attachments: attachments.map(({ sealed: name, ...file }) => ({
      ...file,
      name: name === null ? (file.name ?? '') : nameOf(key, file.id, Buffer.from(name, 'base64')),
    })),
  };
}

/** A file that is kept here or stays in the helpdesk. */
export interface StoredFile extends ThreadFile {
  readonly remote: RemoteFile | null;
}

/** @throws as {@link openedMessage} */
export function openedFile(row: FileRow, key: TicketKey | null): StoredFile {
  const { id, name, nameSealed, mediaType, body, bodySealed, remoteSealed } = row;
  return {
    remote:
      remoteSealed === null
        ? null
        : (JSON.parse(
            fromUtf8(opened(key, { table: 'ticket_attachments', column: 'remote', row: id }, remoteSealed)),
          ) as RemoteFile),
    name: nameSealed === null ? (name ?? '') : nameOf(key, id, nameSealed),
    mediaType,
    body:
      bodySealed === null
        ? body
        : opened(key, { table: 'ticket_attachments', column: 'body', row: id }, bodySealed),
  };
}

function nameOf(key: TicketKey | null, row: string, sealed: Uint8Array): string {
  return fromUtf8(opened(key, { table: 'ticket_attachments', column: 'name', row }, sealed));
}

/** @throws Failure `key-unavailable` when the key is missing or the value was altered or moved */
export function opened(key: TicketKey | null, cell: Cell, sealed: Uint8Array): Buffer {
  if (key === null) throw new Failure('key-unavailable', `the key of ${cell.table} ${cell.row} is missing`);
  try {
    return key.open(cell, sealed);
  } catch (error) {
    throw new Failure('key-unavailable', `${cell.table}.${cell.column} ${cell.row} does not open`, error);
  }
}
