import { PageTabs } from '../../components/PageTabs.tsx';

/** Findings, and what they tell together. */
export function FindingTabs({ current }: { readonly current: '/findings' | '/findings/trends' }) {
  return (
    <PageTabs
      label="Findings and trends"
      tabs={[
        ['/findings', 'Findings'],
        ['/findings/trends', 'Trends'],
      ]}
      current={current}
    />
  );
}
