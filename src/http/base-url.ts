/** The server's own address as the caller sees it. */
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

const hostPattern = /^[A-Za-z0-9._-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/;

/** `SEEDBED_PUBLIC_URL`, else what the request was addressed to. Without a slash at the end. */
export function baseUrlOf(request: FastifyRequest, { publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl) return publicUrl;
  const asked = request.headers.host ?? '';
  return `${request.protocol}://${hostPattern.test(asked) ? asked : `${host}:${port}`}`;
}
