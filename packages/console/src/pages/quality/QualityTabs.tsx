import { useLocation } from 'react-router';
import { useMe } from '../../app/me.ts';
import { PageTabs } from '../../components/PageTabs.tsx';

const TABS = [
  ['/quality', 'Conversations'],
  ['/quality/reports', 'Reports'],
  ['/quality/misses', 'Misses'],
  ['/quality/withheld', 'Withheld'],
] as const;

/** The pages of quality, beside one another. */
export function QualityTabs() {
  const { person } = useMe();
  const { pathname } = useLocation();
  const admin = person.role === 'company-admin' || person.role === 'vendor-admin';
  const tabs = admin ? [...TABS, ['/quality/keys', 'Keys'] as const] : TABS;
  return <PageTabs label="Quality" tabs={tabs} current={pathname} />;
}
