/** PostgreSQL's error code for a row that is there already (appendix A of its manual, class 23). */
const UNIQUE_VIOLATION = '23505';

/** Both engines put the code of an error into its `code`. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
