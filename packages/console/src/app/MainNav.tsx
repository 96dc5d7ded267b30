import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { NavLink, useLocation } from 'react-router';
import type { PersonRole } from '../api/types.ts';
import { inRow, linkTo, navOf, type NavPage } from './pages.ts';
import classes from './Shell.module.css';

interface MainNavProps {
  readonly role: PersonRole;
  readonly stacked?: boolean;
  readonly onGo?: () => void;
}

/** The pages of a role: the first of them in a row and the others below "More", or all stacked in the drawer of a narrow screen. */
export function MainNav({ role, stacked = false, onGo }: MainNavProps) {
  const all = navOf(role);
  const [row, more] = stacked ? [all, []] : inRow(all);
  return (
    <nav aria-label="Main" className={stacked ? undefined : classes.nav}>
      <ul
        className={stacked ? undefined : classes.list}
        style={stacked ? { listStyle: 'none', padding: 0 } : undefined}
      >
        {row.map((page) => {
          const { path, title } = page;
          const { icon: Icon, Count } = page.nav;
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
                {Count !== undefined && <Count />}
              </NavLink>
            </li>
          );
        })}
        {more.length > 0 && (
          <li className={classes.item}>
            <MorePages pages={more} />
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Says which of its pages is open, since that page's own link is not in sight. */
function MorePages({ pages }: { readonly pages: readonly NavPage[] }) {
  const { pathname } = useLocation();
  const open = pages.find((page) => `${pathname}/`.startsWith(`${linkTo(page)}/`));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={`${classes.link ?? ''} ${classes.more ?? ''}`}
          data-open={open && ''}
        >
          {open === undefined ? 'More' : `More: ${open.title}`}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map((page) => {
          const { icon: Icon, Count } = page.nav;
          return (
            <Menu.Item
              key={page.path}
              component={NavLink}
              to={linkTo(page)}
              leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
            >
              {page.title}
              {Count !== undefined && <Count />}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
