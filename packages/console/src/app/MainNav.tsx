import { NavLink } from 'react-router';
import type { PersonRole } from '../api/types.ts';
import { linkTo, navOf } from './pages.ts';
import classes from './Shell.module.css';

interface MainNavProps {
  readonly role: PersonRole;
  readonly stacked?: boolean;
  readonly onGo?: () => void;
}

/** The pages of a role, in a row or stacked in the drawer of a narrow screen. */
export function MainNav({ role, stacked = false, onGo }: MainNavProps) {
  return (
    <nav aria-label="Main" className={stacked ? undefined : classes.nav}>
      <ul
        className={stacked ? undefined : classes.list}
        style={stacked ? { listStyle: 'none', padding: 0 } : undefined}
      >
        {navOf(role).map((page) => {
          const {
            path,
            title,
            nav: { icon: Icon },
          } = page;
          return (
            <li key={path} className={stacked ? undefined : classes.item}>
              <NavLink
                to={linkTo(page)}
                className={
                  stacked ? `${classes.link ?? ''} ${classes.drawerLink ?? ''}` : (classes.link ?? '')
                }
                onClick={onGo}
              >
                <Icon size={16} stroke={1.5} aria-hidden />
                {title}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
