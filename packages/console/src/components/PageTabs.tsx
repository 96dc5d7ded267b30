import { Link } from 'react-router';
import classes from './PageTabs.module.css';

interface PageTabsProps {
  /** What the pages have in common. */
  readonly label: string;
  readonly tabs: readonly (readonly [to: string, label: string])[];
  /** The address of the one that is read. */
  readonly current: string;
}

/** Pages beside one another, each with an address of its own. */
export function PageTabs({ label, tabs, current }: PageTabsProps) {
  return (
    <nav aria-label={label} className="no-print">
      <ul className={classes.tabs}>
        {tabs.map(([to, name]) => (
          <li key={to}>
            <Link to={to} aria-current={to === current ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
