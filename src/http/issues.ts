/**
 * Says what zod found wrong, in the lines that the hosted API prints (zod 3's wording), each with what was expected and what
 * came. Knows nothing of the fields themselves.
 */
import type { z } from 'zod';
import { AppError, type FieldIssue } from '../errors.ts';

type Issue = z.core.$ZodIssue;
type Found = Omit<FieldIssue, 'path' | 'received'>;

const maxShownLength = 80;
const maxIssues = 20;

/** A value in the words of an error message: short, and whole only when it is small. */
function describeValue(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value !== 'string') return String(value);
    return value.length > maxShownLength ? `'${value.slice(0, maxShownLength)}...' (${value.length} characters)` : `'${value}'`;
  }
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

const quoted = (values: readonly unknown[]): string => values.map((value) => `'${String(value)}'`).join(' | ');

function typeIssue(expectedType: string, value: unknown): Found {
  const isFloat = expectedType === 'int' && typeof value === 'number';
  const expected = expectedType === 'int' ? 'integer' : expectedType === 'record' ? 'object' : expectedType;
  if (value === undefined) return { expected, message: 'Required' };
  return {
    expected,
    message: `Expected ${isFloat || expected !== 'integer' ? expected : 'number'}, received ${isFloat ? 'float' : typeName(value)}`,
  };
}

function valueIssue(values: readonly unknown[], value: unknown): Found {
  const expected = quoted(values);
  if (value === undefined) return { expected, message: 'Required' };
  if (typeof value !== 'string') return { expected, message: `Expected ${expected}, received ${typeName(value)}` };
  return { expected, message: `Invalid enum value. Expected ${expected}, received ${describeValue(value)}` };
}

function boundIssue(origin: string, bound: number | bigint, side: 'least' | 'most'): Found {
  const expected = `at ${side} ${bound}`;
  if (origin === 'string') return { expected, message: `String must contain at ${side} ${bound} character(s)` };
  if (origin === 'array') return { expected, message: `Array must contain at ${side} ${bound} element(s)` };
  return { expected, message: `Number must be ${side === 'least' ? 'greater' : 'less'} than or equal to ${bound}` };
}

function describeIssue(issue: Issue, value: unknown): Found {
  switch (issue.code) {
    case 'invalid_type':
      return typeIssue(issue.expected, value);
    case 'invalid_value':
      return valueIssue(issue.values, value);
    case 'too_small':
      return boundIssue(issue.origin, issue.minimum, 'least');
    case 'too_big':
      return boundIssue(issue.origin, issue.maximum, 'most');
    case 'not_multiple_of':
      return { expected: `a multiple of ${issue.divisor}`, message: `Number must be a multiple of ${issue.divisor}` };
    case 'unrecognized_keys':
      return { expected: 'only known keys', message: `Unrecognized key(s) in object: ${issue.keys.map((key) => `'${key}'`).join(', ')}` };
    default:
      return { expected: 'a valid value', message: issue.message };
  }
}

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], root);

/** Of a union's branches, the one whose type the value has: its issues are the ones worth telling. */
function flatten(issue: Issue, root: unknown): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const value = valueAt(root, issue.path);
  const isOfType = (branch: readonly Issue[]): boolean =>
    branch.every(
      (found) => found.path.length > 0 || (found.code === 'invalid_value' ? typeof value === 'string' : found.code !== 'invalid_type'),
    );
  const branch = issue.errors.find(isOfType);
  if (!branch) return [{ ...issue, code: 'custom', message: `Expected object or string, received ${typeName(value)}` } as Issue];
  return branch.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] } as Issue, root));
}

/** ['image_urls', 2] -> image_urls[2]; ['image_size', 'width'] -> image_size.width */
const formatPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );

function toFieldIssue(issue: Issue, root: unknown): FieldIssue {
  const value = valueAt(root, issue.path);
  return { path: formatPath(issue.path), ...describeIssue(issue, value), received: describeValue(value) };
}

/** One line an issue: `image_size.width: Number must be greater than or equal to 1440, received 1439`. */
function issueLine({ path, message, received }: FieldIssue): string {
  const tail = message === 'Required' || message.includes('received') || message.startsWith('Unrecognized') ? '' : `, received ${received}`;
  return `${path === '' ? '' : `${path}: `}${message}${tail}`;
}

/** The error of a body or query that does not fit: a headline, then a line a field. */
export function invalidRequest(issues: readonly FieldIssue[], part: 'Body' | 'Query'): AppError {
  const shown = issues.slice(0, maxIssues);
  const message = [`${part} validation error`, ...shown.map(issueLine)].join('\n');
  const only = issues.length === 1 && issues[0]!.path !== '' ? { param: issues[0]!.path } : {};
  return new AppError('invalid_request', message, { details: { issues: shown, ...only } });
}

/** Of a value of the wrong type nothing else is told: its length is no array's. */
function withoutConsequences(issues: readonly Issue[]): Issue[] {
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => formatPath(path)));
  return issues.filter(({ code, path }) => code === 'invalid_type' || !mistyped.has(formatPath(path)));
}

/** The parsed value. throws invalid_request with one issue for each field that was wrong */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, part: 'Body' | 'Query'): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const found = withoutConsequences(parsed.error.issues.flatMap((issue) => flatten(issue, value)));
  const issues = found.map((issue) => toFieldIssue(issue, value));
  const lines = new Map(issues.map((issue) => [issueLine(issue), issue]));
  throw invalidRequest([...lines.values()], part);
}
