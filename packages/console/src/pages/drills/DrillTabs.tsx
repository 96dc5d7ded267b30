import { PageTabs } from '../../components/PageTabs.tsx';

const TABS = [
  ['/drills', 'Attacks'],
  ['/drills/tabletop', 'At the table'],
] as const;

/** Drills that attack, and those that people play. */
export function DrillTabs({ current }: { readonly current: (typeof TABS)[number][0] }) {
  return <PageTabs label="Breach drills" tabs={TABS} current={current} />;
}
