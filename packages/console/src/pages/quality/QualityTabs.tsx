import { NavLink } from 'react-router';
import { useMe } from '../../app/me.ts';
import classes from './quality.module.css';

const TABS = [
  ['/quality', 'Conversations'],
  ['/quality/reports', 'Reports'],
  ['/quality/misses', 'Misses'],
  ['/quality/withheld', 'Withheld'],
] as const;

/** The pages of quality, beside one another. */
export function QualityTabs() {
  const { person } = useMe();
  const admin = person.role === 'company-admin' || person.role === 'vendor-admin';
  const tabs = admin ? [...TABS, ['/quality/keys', 'Keys'] as const] : TABS;
  return (
    <nav aria-label="Quality" className="no-print">
      <ul className={classes.tabs}>
        {tabs.map(([to, label]) => (
          <li key={to}>
            <NavLink to={to} end>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
