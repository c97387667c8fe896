export { printTable } from './print-table.ts';
