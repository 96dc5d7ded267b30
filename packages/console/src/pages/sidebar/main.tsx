import '@mantine/core/styles.css';
import '../../app/global.css';
import '../../app/nonce.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyScheme } from '../../app/scheme.ts';
import { watchForCovers } from './covers.ts';
import { tellHost } from './host.ts';
import { SidebarApp } from './SidebarApp.tsx';

applyScheme();
watchForCovers();

const root = document.getElementById('root');
if (root === null) throw new Error('sidebar.html has no #root');
tellHost(root);
createRoot(root).render(
  <StrictMode>
    <SidebarApp />
  </StrictMode>,
);
