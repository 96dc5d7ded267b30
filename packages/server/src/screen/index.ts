export { tellScreen, type ScreenDeps } from './telling.ts';
