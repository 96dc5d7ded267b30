export { NextAudit } from './NextAudit.tsx';
