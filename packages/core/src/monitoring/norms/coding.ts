/** Quantities are kept as one byte each: ten steps a doubling, so a value is known to 7 %, from 0 to 46 million. */
const STEPS_A_DOUBLING = 10;

/** @param value zero or more */
export function toByte(value: number): number {
  return Math.min(255, Math.round(STEPS_A_DOUBLING * Math.log2(1 + value)));
}

const values: readonly number[] = Array.from(
  { length: 256 },
  (_, byte) => 2 ** (byte / STEPS_A_DOUBLING) - 1,
);

/** Whole numbers below 15 come back exactly: the steps are finer than they are. */
export function fromByte(byte: number): number {
  const value = values[byte] ?? 0;
  return value < 15 ? Math.round(value) : value;
}
