/** What Harbor Health sells beside its medical service: product and price in cents. */
export const products: readonly (readonly [name: string, cents: number])[] = [
  ['Water bottle, 750 ml', 1850],
  ['Yoga mat, slate', 3900],
  ['Cotton towel set', 2750],
  ['Sleep mask, silk', 2200],
  ['Lavender pillow spray', 1490],
  ['Travel pouch, large', 1700],
  ['Herbal tea sampler', 1240],
  ['Hand cream, unscented', 890],
  ['Bamboo toothbrush, pack of 4', 1150],
  ['Step counter band', 4990],
  ['Massage roller', 2600],
  ['Weighted blanket, 7 kg', 8900],
  ['Desk lamp, warm light', 5450],
  ['Bath salts, eucalyptus', 1320],
  ['Lunch box, steel', 2380],
  ['Room humidifier', 6900],
  ['Sun hat, wide brim', 2950],
  ['Resistance bands, set', 1990],
  ['Aroma diffuser', 4200],
  ['Merino socks, pair', 1600],
];

export const drugs: readonly (readonly [name: string, dosage: string])[] = [
  ['Lisinopril', '10 mg once daily'],
  ['Metformin', '500 mg twice daily'],
  ['Sertraline', '50 mg once daily'],
  ['Atorvastatin', '20 mg at night'],
  ['Levothyroxine', '75 mcg before breakfast'],
  ['Amlodipine', '5 mg once daily'],
  ['Omeprazole', '20 mg before breakfast'],
  ['Salbutamol inhaler', '2 puffs as needed'],
  ['Escitalopram', '10 mg once daily'],
  ['Losartan', '50 mg once daily'],
  ['Montelukast', '10 mg in the evening'],
  ['Sumatriptan', '50 mg at onset'],
];

/** Shipping in cents, below the value from which it is free. */
export const shipping = { cents: 495, freeFrom: 6000 } as const;

export const plans = ['Basic', 'Plus', 'Family'] as const;
