// docs/openapi.yaml as a stranger's tools have it: parsed, its references followed, its schemas ready
// to hold an answer against.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { root } from './cairn.mjs';

export const file = join(root, 'docs/openapi.yaml');
export const document = parse(readFileSync(file, 'utf8'));

/** Schemas in which no object has a member that is not written down. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  if (copy.type === 'object' && copy.properties) copy.additionalProperties = false;
  return copy;
}
export const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'cairn', components: closed(document.components) });

/** Lists of what the schema of that name tells. */
export const list_of = (name) => ajv.compile({ type: 'array', items: { $ref: `cairn#/components/schemas/${name}` } });
/** A schema that stands anywhere in the document. */
export const check_of = (schema) =>
  ajv.compile(JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/components/', '"cairn#/components/')));
export const says = (check, value) =>
  assert.ok(check(value), `${ajv.errorsText(check.errors)} in ${JSON.stringify(value).slice(0, 400)}`);

/** What is there, or where its reference leads. */
export const followed = (thing) => (thing?.$ref
  ? followed(thing.$ref.split('/').slice(1).reduce((at, part) => at[part.replaceAll('~1', '/')], document)) : thing);

/** A path with its parameters, as what matches addresses. */
function pattern_of(path, item) {
  const parameters = Object.values(item).flatMap((operation) => (operation.parameters || []).map(followed));
  const parts = path.split(/\{(\w+)\}/).map((part, i) => {
    if (i % 2 === 0) return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    const { schema } = parameters.find(({ name }) => name === part);
    return schema.type === 'integer' ? '\\d+' : schema.pattern.replace(/^\^|\$$/g, '');
  });
  return new RegExp(`^${parts.join('')}$`);
}
/** The described path that tells of this address, if any does. */
export const described = (address, paths = document.paths) =>
  Object.keys(paths).find((path) => pattern_of(path, paths[path]).test(address));
