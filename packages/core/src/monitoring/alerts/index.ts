export { escalationsOf, planOf, type Channel, type Planned, type Raised } from './channel.ts';
