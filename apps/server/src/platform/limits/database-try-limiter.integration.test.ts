import { FakeClock, tryLimiterContract } from '@alongside/testkit';
import { afterAll, beforeAll, describe } from 'vitest';
import { type TestDatabase, testEngines } from '../database/test-engines.ts';
import { DatabaseTryLimiter } from './database-try-limiter.ts';

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(engine.name, () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await engine.open();
    });
    afterAll(() => database.close());

    tryLimiterContract('DatabaseTryLimiter', () => {
      const clock = new FakeClock();
      return Promise.resolve({
        limiter: new DatabaseTryLimiter(database, clock),
        advance: (ms) => clock.advance(ms),
        close: async () => {
          await database.asOwner('truncate try_counts');
        },
      });
    });
  });
}
