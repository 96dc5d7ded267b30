/** A building of a vendor, or the homes of its people. */
export interface Site {
  readonly id: string;
  readonly vendor: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly zone: string;
  /** The first two numbers of its addresses. */
  readonly net: string;
  /** Whether people badge in at a door. */
  readonly badges: boolean;
  /** Share of the agents who work there. */
  readonly share: number;
  /** Month and day of local holidays, on which few work. */
  readonly holidays: readonly string[];
}

export interface Vendor {
  readonly id: string;
  readonly share: number;
  /** Queues it answers, with the share of its agents on each. */
  readonly queues: Readonly<Record<string, number>>;
}

/** Made-up vendors; addresses are of the ranges for documentation and for carriers' own use. */
export const vendors: readonly Vendor[] = [
  { id: 'brightline', share: 0.5, queues: { orders: 0.4, billing: 0.25, chat: 0.25, technical: 0.1 } },
  { id: 'kestrel', share: 0.3, queues: { orders: 0.2, 'account-security': 0.3, billing: 0.3, claims: 0.2 } },
  { id: 'andes-care', share: 0.2, queues: { chat: 0.5, technical: 0.3, returns: 0.2 } },
];

export const sites: readonly Site[] = [
  {
    ...{
      id: 'manila-1',
      vendor: 'brightline',
      country: 'PH',
      zone: 'Asia/Manila',
      net: '100.64',
      badges: true,
    },
    ...{ share: 0.55, holidays: ['01-01', '04-09', '05-01', '06-12', '11-30', '12-25', '12-30'] },
  },
  {
    ...{
      id: 'cebu-2',
      vendor: 'brightline',
      country: 'PH',
      zone: 'Asia/Manila',
      net: '100.66',
      badges: true,
    },
    ...{ share: 0.3, holidays: ['01-01', '04-09', '05-01', '06-12', '11-30', '12-25', '12-30'] },
  },
  {
    ...{
      id: 'manila-home',
      vendor: 'brightline',
      country: 'PH',
      zone: 'Asia/Manila',
      net: '100.70',
      badges: false,
    },
    ...{ share: 0.15, holidays: ['01-01', '04-09', '05-01', '06-12', '11-30', '12-25', '12-30'] },
  },
  {
    ...{
      id: 'iasi',
      vendor: 'kestrel',
      country: 'RO',
      zone: 'Europe/Bucharest',
      net: '100.80',
      badges: true,
    },
    ...{
      share: 0.7,
      holidays: ['01-01', '01-24', '05-01', '06-01', '08-15', '11-30', '12-01', '12-25', '12-26'],
    },
  },
  {
    ...{
      id: 'romania-home',
      vendor: 'kestrel',
      country: 'RO',
      zone: 'Europe/Bucharest',
      net: '100.84',
      badges: false,
    },
    ...{
      share: 0.3,
      holidays: ['01-01', '01-24', '05-01', '06-01', '08-15', '11-30', '12-01', '12-25', '12-26'],
    },
  },
  {
    ...{
      id: 'bogota',
      vendor: 'andes-care',
      country: 'CO',
      zone: 'America/Bogota',
      net: '100.90',
      badges: true,
    },
    ...{ share: 1, holidays: ['01-01', '05-01', '07-20', '08-07', '12-08', '12-25'] },
  },
];
