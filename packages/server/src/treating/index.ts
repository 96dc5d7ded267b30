export { createTreating } from './treating.ts';
