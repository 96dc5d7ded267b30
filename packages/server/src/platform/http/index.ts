export { codeOf } from './errors.ts';
export { createApp, type App } from './app.ts';
export { readVerifyPage } from './console.ts';
export { BYTES, uploadRoutes } from './uploads.ts';
