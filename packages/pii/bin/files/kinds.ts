import {
  contentOf,
  extensionOf,
  FormatError,
  formatOf,
  type Content,
  type FileFormat,
} from '../../src/formats/index.ts';

/** What is done with a file. */
export type Kind =
  | { readonly is: 'text'; readonly format: FileFormat }
  | { readonly is: 'image'; readonly format: 'png' | 'jpeg' }
  | { readonly is: 'sound'; readonly format: string };

const images: ReadonlyMap<string, 'png' | 'jpeg'> = new Map([
  ['png', 'png'],
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
]);
const sounds: ReadonlySet<string> = new Set(
  'wav mp3 m4a mp4 aac ogg oga opus flac wma amr webm aif aiff'.split(' '),
);

/**
 * What kind of file this is, by its extension, which its content must agree with: a picture named `.txt` would be read
 * as if it held no text.
 * @param head its first bytes
 * @throws {FormatError} for a type that cannot be redacted, and for a file that is not what it is called
 */
export function kindOf(name: string, head: Uint8Array): Kind {
  const kind = kindByName(name);
  if (kind === undefined) throw new FormatError('files of this type cannot be redacted');
  const content = contentOf(head);
  if (kind.is === 'text' && content === 'binary') throw new FormatError('not a text file in UTF-8');
  if (!agrees(kind, content))
    throw new FormatError(`the content is not what the name says (${extensionOf(name)})`);
  return kind;
}

/** What a name says; `undefined` for a type that cannot be redacted. */
export function kindByName(name: string): Kind | undefined {
  const extension = extensionOf(name);
  const format = formatOf(name);
  if (format !== undefined) return { is: 'text', format };
  const image = images.get(extension);
  if (image !== undefined) return { is: 'image', format: image };
  return sounds.has(extension) ? { is: 'sound', format: extension } : undefined;
}

function agrees(kind: Kind, content: Content): boolean {
  if (kind.is === 'image') return content === kind.format;
  if (kind.is === 'sound') return kind.format === 'wav' ? content === 'wav' : content === 'audio';
  if (kind.format === 'email') return content === 'mail' || content === 'text';
  if (kind.format === 'html') return content === 'html' || content === 'text';
  // Markdown may begin with a tag; its tags are read.
  return content === 'text' || (kind.format === 'markdown' && content === 'html');
}
