/** Luhn check (ISO/IEC 7812-1 annex B) over a string of ASCII digits. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 0x30;
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 MOD 97-10 check of an IBAN (ISO 13616) in upper case without spaces. */
export function ibanCheck(iban: string): boolean {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

const bech32Alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** Bech32 and Bech32m checksum (BIP 173, BIP 350) of a lower-case address such as `bc1q...`. */
export function bech32(address: string): boolean {
  const split = address.lastIndexOf('1');
  const prefix = address.slice(0, split);
  const values: number[] = [];
  for (const char of prefix) values.push(char.charCodeAt(0) >> 5);
  values.push(0);
  for (const char of prefix) values.push(char.charCodeAt(0) & 31);
  for (const char of address.slice(split + 1)) {
    const value = bech32Alphabet.indexOf(char);
    if (value < 0) return false;
    values.push(value);
  }
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    generator.forEach((term, bit) => {
      if ((top >>> bit) & 1) check ^= term;
    });
  }
  return check === 1 || check === 0x2bc830a3;
}
