export { keptUntil, type Original, type Originals } from './original.ts';
