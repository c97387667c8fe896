export type { operations, paths } from './api-types.ts';
export {
  createAlongsideClient,
  dataOf,
  type AlongsideClient,
  type ClientOptions,
  type Credentials,
  type ProblemCode,
} from './alongside-client.ts';
