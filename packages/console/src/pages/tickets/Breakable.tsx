import { Fragment } from 'react';
import { breaks } from './cellText.ts';

/** A long value that breaks where people would break it. What is copied is the value. */
export function Breakable({ value }: { readonly value: string }) {
  return breaks(value).map((piece, index) => (
    // The pieces of one value never change places.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
