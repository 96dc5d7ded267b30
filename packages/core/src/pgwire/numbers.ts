/*
 * Numbers of PostgreSQL's binary formats, spelled as its own output functions spell them (numeric_send, float8out): in the
 * ledger one value should have one spelling, whichever way a client bound it. Only a float may be a digit shorter here,
 * where a text half way to the neighbour reads back as the same number.
 */

const DIGITS = 4;
const NEGATIVE = 0x4000;
const SPECIAL: ReadonlyMap<number, string> = new Map([
  [0xc000, 'NaN'],
  [0xd000, 'Infinity'],
  [0xf000, '-Infinity'],
]);
/** NUMERIC_DSCALE_MASK. */
const MAX_SCALE = 0x3fff;

/** @returns null for bytes that are no numeric */
export function numericText(view: DataView): string | null {
  if (view.byteLength < 8) return null;
  const groups = view.getUint16(0);
  const weight = view.getInt16(2);
  const sign = view.getUint16(4);
  const scale = view.getUint16(6);
  if (view.byteLength !== 8 + groups * 2 || scale > MAX_SCALE) return null;
  const special = SPECIAL.get(sign);
  if (special !== undefined) return special;
  if (sign !== 0 && sign !== NEGATIVE) return null;

  const digits: string[] = [];
  for (let i = 0; i < groups; i += 1) {
    const group = view.getUint16(8 + i * 2);
    if (group > 9999) return null;
    digits.push(String(group).padStart(DIGITS, '0'));
  }
  // The point stands behind the group of weight 0; zeros on either side of the groups are not sent.
  const before = weight + 1;
  const whole = digits
    .slice(0, Math.max(0, before))
    .join('')
    .padEnd(Math.max(0, before) * DIGITS, '0');
  const rest = '0000'.repeat(Math.max(0, -before)) + digits.slice(Math.max(0, before)).join('');
  const fraction = rest.padEnd(scale, '0').slice(0, scale);
  const text = (whole.replace(/^0+/, '') || '0') + (scale === 0 ? '' : `.${fraction}`);
  return sign === NEGATIVE && /[1-9]/.test(text) ? `-${text}` : text;
}

/** From this power of ten on a number is written with an exponent, as printf's %g does. */
const FIXED = { float4: 6, float8: 15 } as const;

/** The shortest text that reads back as the same number. */
export function floatText(value: number, type: keyof typeof FIXED): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', power = ''] = (type === 'float4' ? shortest4(value) : value.toExponential()).split(
    'e',
  );
  const exponent = Number(power);
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < -4 || exponent >= FIXED[type]) {
    const tail = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits.slice(0, 1)}${tail}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** Nine digits tell every single-precision number from its neighbours. */
function shortest4(value: number): string {
  for (let digits = 0; digits < 8; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential(8);
}
