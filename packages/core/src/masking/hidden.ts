import { typedNull, type Mask } from './mask.ts';

/** Nothing, not even whether there is a value. The SQL side does not touch the column. */
export const hidden: Mask = {
  sql: (_ref, type) => typedNull(type),
  apply: () => null,
};
