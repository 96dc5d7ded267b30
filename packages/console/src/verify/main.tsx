import { createRoot } from 'react-dom/client';
import { readManifest } from '@cordon/core/agreements';
import { toUtf8 } from '@cordon/ledger';
import { Page } from './Page.tsx';
import './verify.css';

const root = document.getElementById('root');
const text = document.getElementById('manifest')?.textContent.trim() ?? 'null';
if (root !== null) createRoot(root).render(<Page expected={text === 'null' ? null : expectedOf(text)} />);

/** A page with a manifest that cannot be read is as one without: the pack's own is then checked alone. */
function expectedOf(raw: string) {
  try {
    // Written with `<` escaped; canonical JSON escapes none, so reading and writing it again gives the very text.
    const canonical = raw.replaceAll('\\u003c', '<');
    return { text: canonical, manifest: readManifest(toUtf8(canonical)) };
  } catch {
    return null;
  }
}
