/**
 * Calling codes (ITU-T E.164) with the least and most digits of a national number, trunk prefix left out.
 * A number that fits no shape is still a candidate, with a lower score.
 */
const shapes: Readonly<Record<string, readonly [least: number, most: number]>> = {
  '1': [10, 10],
  '7': [10, 10],
  '20': [8, 10],
  '27': [9, 9],
  '30': [10, 10],
  '31': [9, 9],
  '32': [8, 9],
  '33': [9, 9],
  '34': [9, 9],
  '36': [8, 9],
  '39': [6, 11],
  '40': [9, 9],
  '41': [9, 9],
  '43': [6, 13],
  '44': [9, 10],
  '45': [8, 8],
  '46': [7, 10],
  '47': [8, 8],
  '48': [9, 9],
  '49': [6, 12],
  '51': [8, 9],
  '52': [10, 10],
  '54': [10, 11],
  '55': [10, 11],
  '56': [9, 9],
  '57': [10, 10],
  '60': [8, 10],
  '61': [9, 9],
  '62': [8, 12],
  '63': [8, 10],
  '64': [8, 10],
  '65': [8, 8],
  '66': [8, 9],
  '81': [9, 10],
  '82': [8, 10],
  '84': [9, 10],
  '86': [10, 11],
  '90': [10, 10],
  '91': [10, 10],
  '92': [9, 10],
  '94': [9, 9],
  '212': [9, 9],
  '233': [9, 9],
  '234': [8, 10],
  '254': [9, 9],
  '351': [9, 9],
  '352': [6, 9],
  '353': [7, 9],
  '358': [6, 12],
  '359': [8, 9],
  '370': [8, 8],
  '371': [8, 8],
  '372': [7, 8],
  '380': [9, 9],
  '385': [8, 9],
  '386': [8, 8],
  '420': [9, 9],
  '421': [9, 9],
  '852': [8, 8],
  '880': [8, 10],
  '886': [8, 9],
  '961': [7, 8],
  '966': [9, 9],
  '971': [8, 9],
  '972': [8, 9],
};

export interface PhoneShape {
  /** digits of the calling code */
  readonly code: number;
  readonly least: number;
  readonly most: number;
}

/** The shape for digits that begin with a calling code; codes not in the table get a wide one. */
export function phoneShape(digits: string): PhoneShape {
  for (const code of [1, 2, 3]) {
    const shape = shapes[digits.slice(0, code)];
    if (shape !== undefined) return { code, least: shape[0], most: shape[1] };
  }
  return { code: 3, least: 6, most: 12 };
}
