import type { Role } from '../../identity/index.ts';

/** Plain facts of the demo: who takes part and where from. Everybody is made up. */
export const parties = [
  { id: 'pty_harbor', kind: 'company', name: 'Harbor Health' },
  { id: 'pty_brightline', kind: 'vendor', name: 'Brightline Support' },
  { id: 'pty_northgate', kind: 'vendor', name: 'Northgate Contact' },
] as const;

export const sites = [
  { id: 'sit_manila', party: 'pty_brightline', name: 'Manila', country: 'PH' },
  { id: 'sit_cebu', party: 'pty_brightline', name: 'Cebu', country: 'PH' },
  { id: 'sit_lisbon', party: 'pty_northgate', name: 'Lisbon', country: 'PT' },
] as const;

/** Documentation ranges (RFC 5737, RFC 3849), and this machine, so that the demo can be used where it runs. */
export const networks = [
  {
    id: 'net_manila4',
    party: 'pty_brightline',
    site: 'sit_manila',
    cidr: '203.0.113.0/24',
    label: 'Manila floor',
  },
  {
    id: 'net_manila6',
    party: 'pty_brightline',
    site: 'sit_manila',
    cidr: '2001:db8:113::/48',
    label: 'Manila floor, IPv6',
  },
  {
    id: 'net_cebu4',
    party: 'pty_brightline',
    site: 'sit_cebu',
    cidr: '198.51.100.0/25',
    label: 'Cebu floor',
  },
  {
    id: 'net_cebu6',
    party: 'pty_brightline',
    site: 'sit_cebu',
    cidr: '2001:db8:100::/48',
    label: 'Cebu floor, IPv6',
  },
  {
    id: 'net_bright_demo4',
    party: 'pty_brightline',
    site: null,
    cidr: '127.0.0.1/32',
    label: 'This machine (demo)',
  },
  {
    id: 'net_bright_demo6',
    party: 'pty_brightline',
    site: null,
    cidr: '::1/128',
    label: 'This machine (demo), IPv6',
  },
  {
    id: 'net_lisbon4',
    party: 'pty_northgate',
    site: 'sit_lisbon',
    cidr: '192.0.2.0/24',
    label: 'Lisbon office',
  },
  {
    id: 'net_lisbon6',
    party: 'pty_northgate',
    site: 'sit_lisbon',
    cidr: '2001:db8:200::/48',
    label: 'Lisbon office, IPv6',
  },
  {
    id: 'net_north_demo4',
    party: 'pty_northgate',
    site: null,
    cidr: '127.0.0.1/32',
    label: 'This machine (demo)',
  },
  {
    id: 'net_north_demo6',
    party: 'pty_northgate',
    site: null,
    cidr: '::1/128',
    label: 'This machine (demo), IPv6',
  },
] as const;

export interface DemoPerson {
  readonly id: string;
  readonly party: string;
  readonly site: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly accessRole: string | null;
  readonly purpose: string | null;
}

const company = (id: string, name: string, role: Role): DemoPerson => ({
  id: `per_${id}`,
  party: 'pty_harbor',
  site: null,
  name,
  email: `${id}@harbor.example.com`,
  role,
  accessRole: null,
  purpose: null,
});

const vendor =
  (party: 'brightline' | 'northgate', site: string) =>
  (id: string, name: string, role: Role): DemoPerson => ({
    ...company(id, name, role),
    party: `pty_${party}`,
    site,
    email: `${id}@${party}.example.com`,
  });

const manila = vendor('brightline', 'sit_manila');
const cebu = vendor('brightline', 'sit_cebu');
const lisbon = vendor('northgate', 'sit_lisbon');

const agent = (person: DemoPerson, accessRole: 'tier1' | 'tier2'): DemoPerson => ({
  ...person,
  accessRole,
  purpose: accessRole === 'tier1' ? 'order-support' : 'pharmacy-support',
});

export const people: readonly DemoPerson[] = [
  company('olivia', 'Olivia Hart', 'company-admin'),
  company('priya', 'Priya Nair', 'privacy-officer'),
  company('sam', 'Sam Okafor', 'security-officer'),
  company('victor', 'Victor Lindqvist', 'vendor-manager'),
  company('audra', 'Audra Kessler', 'auditor'),
  manila('vera', 'Vera Santos', 'vendor-admin'),
  manila('leo', 'Leo Reyes', 'team-lead'),
  cebu('quinn', 'Quinn Dizon', 'qa-analyst'),
  agent(manila('ada', 'Ada Cruz', 'agent'), 'tier1'),
  agent(manila('ben', 'Ben Flores', 'agent'), 'tier1'),
  agent(manila('carla', 'Carla Ramos', 'agent'), 'tier1'),
  agent(manila('dan', 'Dan Mercado', 'agent'), 'tier1'),
  agent(cebu('ella', 'Ella Navarro', 'agent'), 'tier1'),
  agent(cebu('finn', 'Finn Aquino', 'agent'), 'tier1'),
  agent(cebu('gia', 'Gia Torres', 'agent'), 'tier1'),
  agent(manila('hana', 'Hana Lim', 'agent'), 'tier2'),
  agent(cebu('ivan', 'Ivan Castro', 'agent'), 'tier2'),
  lisbon('nuno', 'Nuno Costa', 'vendor-admin'),
  agent(lisbon('rita', 'Rita Sousa', 'agent'), 'tier1'),
  agent(lisbon('tiago', 'Tiago Pinto', 'agent'), 'tier1'),
  agent(lisbon('ines', 'Ines Moreira', 'agent'), 'tier1'),
];

const DAY = 86_400_000;

/** The two agreements: one in force, one that expired. */
export function agreements(today: Date) {
  const at = (days: number) => new Date(today.getTime() + days * DAY).toISOString();
  return [
    {
      id: 'agr_harbor_northgate',
      vendor: 'pty_northgate',
      title: 'Support agreement Northgate',
      from: at(-400),
      until: at(-35),
    },
    {
      id: 'agr_harbor_brightline',
      vendor: 'pty_brightline',
      title: 'Support agreement Brightline',
      from: at(-60),
      until: at(305),
    },
  ] as const;
}

/** What the auditor was given to look at. */
export function auditScopes(today: Date) {
  return [
    {
      person: 'per_audra',
      agreement: 'agr_harbor_brightline',
      from: new Date(today.getTime() - 60 * DAY),
      until: new Date(today.getTime() + 305 * DAY),
    },
  ];
}
