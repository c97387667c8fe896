import { NO_COUNTRIES } from '../../platform/countries/index.ts';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { registerDirectory } from '../directory/index.ts';
import { byCaller, requireAdministratorLeft } from '../identity/index.ts';
import { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { assignmentsOfGroup, DatabaseAccessReader, registerRoles } from './index.ts';

/** Identity, groups and roles on a real port and database. */
export const openRolesWorld = (engine: TestEngine): Promise<TestIdentityWorld> =>
  TestIdentityWorld.openWith(engine, {
    authenticator: (pages) => pages,
    register: (app, ports) => {
      registerDirectory(app, {
        ...ports,
        byCaller,
        requireAdministratorLeft,
        usesOfGroup: [assignmentsOfGroup],
      });
      registerRoles(app, {
        ...ports,
        access: new DatabaseAccessReader({ ...ports, countryOf: NO_COUNTRIES }),
      });
    },
  });
