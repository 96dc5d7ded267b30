import type { CustomerMark } from '../../api/types.ts';

/** What a mark says of a customer. */
export const MARKS: Readonly<Record<CustomerMark, string>> = {
  vip: 'Known to the public',
  colleague: 'One of us, or close to one of us',
  'high-value': 'Worth much',
};

/** The marks, in the order in which they are offered. */
export const ALL = Object.keys(MARKS) as CustomerMark[];
