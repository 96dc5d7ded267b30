/** The most ids one signed act names: what is signed is kept with each of them. As the server takes them. */
const MOST = 100;

/** A list cut into what one act names. */
export function inParts<T>(list: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(list.length / MOST) }, (_, at) =>
    list.slice(at * MOST, (at + 1) * MOST),
  );
}
