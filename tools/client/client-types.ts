import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { openApiDocument } from '../../apps/server/src/platform/docs/open-api-document.ts';
import manifest from '../../package.json' with { type: 'json' };
import { repositoryRoot } from '../launch/repository.mjs';

/** Where the types are kept. */
export const CLIENT_TYPES_FILE = path.join(repositoryRoot, 'packages/client/src/api-types.ts');

const HEADER = `/* Made from the OpenAPI document by \`npm run client\`; not edited by hand. */
import type { Ids } from './ids.ts';

`;

type Json = Record<string, unknown>;
interface Response {
  readonly content?: Readonly<Record<string, { readonly schema: Json }>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
}

/** The source of the client's types, as it is for the contracts of now. */
export async function makeClientTypes(): Promise<string> {
  const document = openApiDocument('https://alongside.example', manifest.version);
  const nodes = await openapiTS(JSON.stringify(withOneFailure(document)), {
    immutable: true,
    defaultNonNullable: false,
    transform: (schema, { path: place }) => {
      // What is sent may be any text that looks like an id; what comes back is one of its kind.
      const isAnswer = place?.includes('/responses/') === true;
      return isAnswer && schema.format === 'uuid' && schema.title !== undefined
        ? idNode(schema.title)
        : undefined;
    },
  });
  return HEADER + astToString(nodes);
}

const idNode = (name: string): ts.TypeNode =>
  ts.factory.createIndexedAccessTypeNode(
    ts.factory.createTypeReferenceNode('Ids'),
    ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(name)),
  );

/** All failures of a route as one type: what a caller tells apart is the code, not the status. */
function withOneFailure(document: Json): Json {
  const paths = Object.entries(document['paths'] as Record<string, Record<string, Operation>>);
  return {
    ...document,
    paths: Object.fromEntries(
      paths.map(([place, methods]) => [
        place,
        Object.fromEntries(Object.entries(methods).map(([method, one]) => [method, joined(one)])),
      ]),
    ),
  };
}

function joined(operation: Operation): Operation {
  const all = Object.entries(operation.responses);
  const failures = all.filter(([status]) => status.startsWith('4') || status.startsWith('5'));
  const codes = failures.flatMap(([, { content }]) => codesOf(content));
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      { type: 'object', required: ['code'], properties: { code: { type: 'string', enum: codes.sort() } } },
    ],
  };
  return {
    ...operation,
    responses: {
      ...Object.fromEntries(all.filter((one) => !failures.includes(one))),
      default: { content: { 'application/problem+json': { schema } } },
    },
  };
}

function codesOf(content: Response['content']): string[] {
  const schema = content?.['application/problem+json']?.schema as
    | {
        readonly allOf: readonly [
          unknown,
          { readonly properties: { readonly code: { readonly enum: string[] } } },
        ];
      }
    | undefined;
  return schema?.allOf[1].properties.code.enum ?? [];
}
