import { foldText } from '../../fold.ts';
import { commonNames } from './names.ts';
import { partScore, shortest, spelled, whole, withErrors, type Variant } from './variant.ts';

/** Mailboxes of a role, not of a person. */
const roleMailboxes = new Set(
  (
    'account accounts admin all billing contact customer email enquiries hello help home info mail me noreply office ' +
    'orders post postmaster reply sales service support team test user webmaster'
  ).split(' '),
);

/** The address, its mailbox, and both as they are said. */
export function emailVariants(value: string): Variant[] {
  const local = value.slice(0, Math.max(0, value.lastIndexOf('@'))).replace(/\+.*$/, '');
  const letters = foldText(local).replace(/\d/g, '');
  const usable = letters.length >= shortest && !roleMailboxes.has(foldText(local));
  const written = [
    ...withErrors(whole(value)),
    ...(usable ? withErrors(spelled(local, partScore, commonNames.has(foldText(local)))) : []),
  ];
  const [all, mailbox] = [spoken(value), spoken(local)];
  return [...written, ...whole(all), ...(usable && mailbox !== local ? spelled(mailbox, partScore) : [])];
}

/** As people say it on the telephone, and write it so that no machine takes it for an address. */
function spoken(address: string): string {
  return address
    .replaceAll('.', ' dot ')
    .replaceAll('@', ' at ')
    .replaceAll('_', ' underscore ')
    .replaceAll('-', ' dash ');
}
