import { checkImports } from './imports.ts';

const { modules, violations } = await checkImports(process.cwd());
for (const { rule, from, to, reason } of violations) {
  console.log(`${rule}: ${from} -> ${to}\n    ${reason}`);
}
console.log(`${String(modules.length)} modules checked, ${String(violations.length)} import rules broken`);
process.exit(violations.length > 0 ? 1 : 0);
