import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { verifyPage } from './verifyPage.ts';

/**
 * Builds static files into dist/. Nothing is inlined as a data: URL and no inline script is written, so that the
 * server can answer with `script-src 'self'` and `img-src 'self'`.
 */
export default defineConfig({
  plugins: [react(), verifyPage()],
  // Module workers: what they load is a chunk like any other, from our own origin.
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // The console, the small page that a helpdesk shows in a frame, and the one that replays a recorded session.
    rolldownOptions: { input: ['index.html', 'sidebar.html', 'replay.html'] },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The licences of what is bundled ask to go with every copy of it.
    license: { fileName: 'THIRD-PARTY.md' },
  },
});
