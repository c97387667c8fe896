import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ERRORS } from '../errors.ts';
import * as protocol from '../index.ts';
import { Permission } from '../permissions.ts';
import { fileResponse, noContent, nothing, type Route } from './route.ts';

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'access' in value;

const routes = Object.entries(protocol).flatMap(([exported, value]: [string, unknown]) =>
  isRoute(value) ? [{ exported, route: value }] : [],
);
const bodyless = ['GET', 'DELETE'];

describe('the table of routes', () => {
  test('RTE1 every route of every file is exported', async () => {
    const found = new Set<unknown>(routes.map(({ route }) => route));
    for (const file of globSync('*.ts', { cwd: import.meta.dirname }).filter(
      (each) => !each.includes('.test.'),
    )) {
      const module = (await import(/* @vite-ignore */ new URL(file, import.meta.url).href)) as Record<
        string,
        unknown
      >;
      for (const value of Object.values(module)) if (isRoute(value)) expect(found).toContain(value);
    }
    expect(routes.length).toBeGreaterThan(40);
  });

  test('RTE2 no two routes have the same name, or the same method and path', () => {
    const names = routes.map(({ route }) => route.name);
    expect(new Set(names).size).toBe(names.length);
    const places = routes.map(({ route }) => `${route.method} ${route.path.replaceAll(/:\w+/gu, ':')}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test.each(routes)('RTE3 $exported is named for what it is', ({ exported, route }) => {
    expect(exported).toBe(`${route.name}Route`);
    expect(route.name).toMatch(/^[a-z][A-Za-z]+$/u);
    expect(route.summary).toMatch(/^[A-Z].{5,119}[^.]$/u);
  });

  test.each(routes)('RTE4 $exported says who may call it', ({ route }) => {
    const { access } = route;
    if (access.kind === 'permission') {
      expect(access.anyOf.length).toBeGreaterThan(0);
      for (const permission of access.anyOf) expect(Permission.options).toContain(permission);
    } else {
      expect(access.because.length).toBeGreaterThan(10);
    }
  });

  test.each(routes)('RTE5 $exported has a path whose parameters it parses', ({ route }) => {
    expect(route.path).toMatch(/^(\/(:?[a-zA-Z]+(-[a-z]+)*))+$/u);
    const named = [...route.path.matchAll(/:(\w+)/gu)].map(([, name]) => name);
    const parsed = route.params === nothing ? [] : Object.keys((route.params as z.ZodObject).shape);
    expect(parsed).toEqual(named);
  });

  test.each(routes)('RTE6 $exported takes a body only where a method has one', ({ route }) => {
    if (bodyless.includes(route.method)) expect(route.body).toBe(nothing);
  });

  test.each(routes)('RTE7 $exported refuses members that it does not know', ({ route }) => {
    if (route.body instanceof z.ZodObject) {
      const unknown = route.body.safeParse({ nobodyKnowsThis: 1 });
      expect(unknown.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
    }
  });

  test.each(routes)('RTE8 $exported names errors that exist, once', ({ route }) => {
    expect(new Set(route.errors).size).toBe(route.errors.length);
    for (const code of route.errors) expect(ERRORS[code]).toBeDefined();
  });

  test.each(routes)('RTE9 $exported can be written into the OpenAPI document', ({ route }) => {
    for (const schema of [route.params, route.query, route.body]) {
      expect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).toBeTypeOf('object');
    }
    if (route.response !== noContent && route.response !== fileResponse) {
      expect(z.toJSONSchema(route.response, { io: 'output', unrepresentable: 'any' })).toBeTypeOf('object');
    }
  });

  test('RTE10 only what comes before a sign-in is open to everybody', () => {
    const open = routes.filter(({ route }) => route.access.kind === 'public').map(({ route }) => route.path);
    for (const path of open)
      expect(path).toMatch(
        /^\/(sign-in|setup|invitation|account\/(interactions|invitation)|agent\/(sign-ins|enrol|facts|key)$)/u,
      );
  });
});
