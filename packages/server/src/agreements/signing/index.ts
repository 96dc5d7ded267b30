export { enterLeftOver } from './entering.ts';
export { signOptions } from './options.ts';
export { sign } from './sign.ts';
