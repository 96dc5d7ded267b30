export { allowSidebar, newSidebarSecret, sidebarAdminRoutes } from './admin.routes.ts';
export { openToFrames, sidebarRoutes } from './routes.ts';
