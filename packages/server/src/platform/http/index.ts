export { codeOf } from './errors.ts';
export { createApp, type App } from './app.ts';
export { readVerifyPage } from './console.ts';
export { parseStrict } from './json.ts';
export { asksFreshFactor } from './openapi.ts';
export { packedRoutes, unpacked } from './packed.ts';
export { parsedBytes, signedBodyRoutes } from './signedBodies.ts';
export { BYTES, uploadRoutes } from './uploads.ts';
