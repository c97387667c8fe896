export type { Database, Transaction, TransactionWith } from './database.ts';
export {
  APP_ROLE,
  SYSTEM_ROLE,
  protectTenantTable,
  reserveForSystem,
  runStatements,
  type Migration,
} from './migration.ts';
export type { JsonColumn, PlatformTables } from './tables.ts';
export { platformMigration } from './migrations/0001-platform.ts';
export { openEmbeddedDatabase } from './open-embedded-database.ts';
export { openPostgresDatabase } from './open-postgres-database.ts';
