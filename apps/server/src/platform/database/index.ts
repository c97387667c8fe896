export type { Database, Transaction } from './database.ts';
export { protectTenantTable, reserveForSystem, runStatements, type Migration } from './migration.ts';
export type { JsonColumn, PlatformTables } from './tables.ts';
export { platformMigration } from './migrations/0001-platform.ts';
export { openEmbeddedDatabase } from './open-embedded-database.ts';
export { openPostgresDatabase } from './open-postgres-database.ts';
export { isUniqueViolation } from './unique-violation.ts';
