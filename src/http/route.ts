/** How a route is declared: who may call it, what it does, and how /openapi.json tells it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../accounts/account.ts';
import { AppError } from '../errors.ts';

/** `open`: nobody is asked; `key`: any valid key; `manager`: a key that may manage keys, accounts and credits. */
export type Access = 'open' | 'key' | 'manager';

export interface DocumentedAnswer {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** application/json unless said otherwise. */
  readonly contentType?: string;
}

export interface RouteDoc {
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: z.ZodObject;
  /** Headers that mean something on this route, with one sentence each. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, DocumentedAnswer>>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    doc?: RouteDoc;
  }
  interface FastifyRequest {
    /** Set on every route that is not open. */
    caller: Caller | null;
  }
}

export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The address and its aliases. */
  readonly urls: readonly string[];
  readonly access: Access;
  readonly doc: RouteDoc;
  /** GET routes answer HEAD too, unless this is false. */
  readonly hasHead?: boolean;
  readonly handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

export function addRoute(app: FastifyInstance, { method, urls, access, doc, hasHead = true, handler }: RouteDefinition): void {
  const exposeHeadRoute = hasHead && method === 'GET';
  for (const url of urls) app.route({ method, url, exposeHeadRoute, config: { access, doc }, handler });
}

/** The caller of a route that asks for a key. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller) return request.caller;
  throw new AppError('internal', 'The route asks for a caller but is open');
}

/** A parameter of the path, decoded. */
export const pathParameter = (request: FastifyRequest, name: string): string => (request.params as Record<string, string>)[name] ?? '';
