import { useMe } from '../../app/me.ts';
import type { VendorView } from '../../api/types.ts';
import { InviteForm } from '../../components/InviteForm.tsx';

/** The company invites a vendor's admin only; the admin invites everybody else. */
export function VendorInvite({ vendor }: { readonly vendor: VendorView }) {
  const { person } = useMe();
  if (person.role !== 'company-admin' && person.role !== 'vendor-manager') return null;
  return (
    <InviteForm
      party={vendor.row.id}
      roles={['vendor-admin']}
      sites={vendor.sites}
      refresh="/api/vendors/:id"
    />
  );
}
