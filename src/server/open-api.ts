import { z } from 'zod';
import { type Operation, pathFields } from '../base/operation.ts';
import { apiWords } from './words.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, made from the operations. What needs no sign-in says so by an empty `security`. */
export function openApi(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = `/api${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: entryOf(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Một Sổ', version: '1', description: apiWords.motto },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'motso_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function entryOf(operation: Operation): Json {
  const { name, title, access, method } = operation;
  const [area] = name.split('.');
  const takesBody = method === 'POST' || method === 'PUT';
  return {
    operationId: name,
    tags: [area],
    summary: title.vi,
    description: title.en,
    ...(access.by === 'anyone' ? { security: [] } : {}),
    ...(access.by === 'post' ? { 'x-permission': access.permission } : {}),
    parameters: parametersOf(operation, takesBody),
    ...(takesBody ? { requestBody: bodyOf(operation) } : {}),
    responses: {
      200: { description: 'OK', content: answerOf(operation) },
      default: {
        description: 'Problem',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf({ path, input }: Operation, takesBody: boolean): Json[] {
  const inPath = pathFields(path);
  const schema = schemaOf(input, 'input');
  const required = (schema.required ?? []) as readonly string[];
  return Object.entries((schema.properties ?? {}) as Record<string, Json>)
    .filter(([field]) => inPath.includes(field) || !takesBody)
    .map(([field, of]) => ({
      name: field,
      in: inPath.includes(field) ? 'path' : 'query',
      required: inPath.includes(field) || required.includes(field),
      schema: of,
    }));
}

function bodyOf({ path, input }: Operation): Json {
  const inPath = pathFields(path);
  const schema = schemaOf(input, 'input');
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  const body = {
    ...schema,
    properties: Object.fromEntries(properties.filter(([field]) => !inPath.includes(field))),
    required: ((schema.required ?? []) as string[]).filter((field) => !inPath.includes(field)),
  };
  return { required: true, content: { 'application/json': { schema: body } } };
}

function answerOf({ file, output }: Operation): Json {
  if (file) return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const next = { type: 'array', items: { type: 'string' }, description: 'Operations that may be done next.' };
  const schema = {
    type: 'object',
    required: ['result', 'next'],
    properties: { result: schemaOf(output, 'output'), next },
  };
  return { 'application/json': { schema } };
}

/** As JSON Schema; an instant travels as text. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type !== 'date') return;
      jsonSchema.type = 'string';
      jsonSchema.format = 'date-time';
    },
  }) as Json;
  return rest;
}

const word = {
  type: 'object',
  required: ['vi', 'en'],
  properties: { vi: { type: 'string' }, en: { type: 'string' } },
};
const problemSchema = {
  type: 'object',
  required: ['problem'],
  properties: {
    problem: {
      type: 'object',
      required: ['code', 'message', 'issues'],
      properties: {
        code: { type: 'string' },
        message: word,
        issues: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'message'],
            properties: { path: { type: 'array', items: { type: ['string', 'integer'] } }, message: word },
          },
        },
      },
    },
  },
};
