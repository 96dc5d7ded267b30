/** What a file or a field of addresses says. */
export interface AddressList {
  /** Each once, in their order. */
  readonly addresses: readonly string[];
  /** How many were there more than once. */
  readonly twice: number;
  /** Numbers of lines that hold no address, from 1 on. */
  readonly unread: readonly number[];
}

const ADDRESS = /[^\s,;"'<>|]+@[^\s,;"'<>|]+\.[^\s,;"'<>|]{2,}/;

/**
 * Takes the first address of each line, whatever stands beside it: a list of addresses, or a CSV with a column of them. The
 * first line may be names of columns.
 */
export function addressesIn(text: string): AddressList {
  const found = new Map<string, string>();
  const unread: number[] = [];
  let twice = 0;
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [address] = ADDRESS.exec(line) ?? [];
    if (address === undefined) {
      if (place > 0) unread.push(place + 1);
      continue;
    }
    const known = address.toLowerCase();
    if (found.has(known)) twice += 1;
    else found.set(known, address);
  }
  return { addresses: [...found.values()], twice, unread };
}
