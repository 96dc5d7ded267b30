import { useMe } from '../../app/me.ts';
import { EntryLink } from '../../components/EntryLink.tsx';

interface CaseEntryProps {
  readonly entry: number;
  /** Whether it is an act of the case itself: those are the company's to open, since a vendor's leads read its ledger. */
  readonly ofCase: boolean;
}

/** An entry, as a link for whoever may open it. */
export function CaseEntry({ entry, ofCase }: CaseEntryProps) {
  const { party } = useMe();
  return ofCase && party.kind !== 'company' ? <>entry {entry}</> : <EntryLink entry={entry} />;
}
