import type { House } from '../../packages/server/src/compose.ts';
import type { ServiceAgreement } from '../../packages/server/src/identity/serviceAccounts/account.ts';

/** A work that a clause opens to tools, and where from. */
export const readsReports = {
  agreement: 'agr_harbor_brightline',
  accessRole: 'reports',
  purpose: 'planning',
  networks: ['127.0.0.1/32'],
  days: 30,
} as const;

/** Lets an agreement of the demo open something to tools, as a clause for every customer does. */
export function openServices(house: House): { readonly open: (isOpen: boolean) => void } {
  let open = true;
  const agreement: ServiceAgreement = {
    ...{ id: readsReports.agreement, name: 'Support for Harbor Health', source: 'harbor' },
    ...{ vendor: 'pty_brightline', company: 'pty_harbor', until: new Date('2099-01-01T00:00:00Z') },
    works: [
      {
        ...{ accessRole: readsReports.accessRole, purpose: readsReports.purpose },
        fields: [
          { category: 'user.name', treatment: 'hidden', clause: '2.9' },
          { category: 'user.contact.address.city', treatment: 'clear', clause: '2.9' },
        ],
      },
    ],
  };
  Object.assign(house.serviceAccounts, { works: () => Promise.resolve(open ? [agreement] : []) });
  return {
    open: (isOpen) => {
      open = isOpen;
    },
  };
}
