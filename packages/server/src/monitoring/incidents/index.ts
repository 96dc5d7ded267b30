export { acted as recordAct } from './store.ts';
