import type { HeldVersion } from './held.ts';

/** Says that a version waits to be read, and what happens without. Names no person and no customer. */
export function protocolMail(
  { purpose, version, row }: Pick<HeldVersion, 'purpose' | 'version' | 'row'>,
  title: string,
  mail: 'new' | 'last-day',
  baseUrl: string,
): { readonly subject: string; readonly text: string } {
  const until = `${row.graceUntil.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
  const subject =
    mail === 'new'
      ? `PII protocol for ${purpose}: version ${String(version)} to read`
      : `PII protocol for ${purpose}: read version ${String(version)} before ${until}`;
  return {
    subject,
    text: [
      `What may be asked, read aloud, typed and sent in “${purpose}” under “${title}” has a version ${String(version)}.`,
      `Read and acknowledge it by ${until}. After that your tickets of this work stay closed until you have.`,
      'It takes two minutes.',
      `${baseUrl}/my-protocols`,
    ].join('\n\n'),
  };
}
