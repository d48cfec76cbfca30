/**
 * Which URLs may be fetched, so that a request cannot make the server read its own network (SSRF). Three nets, none of which is enough
 * alone: the literal check (a literal address never reaches a lookup), the lookup filter (a name may point anywhere, and the socket
 * connects to the very address that was checked, so a name that changes its answer gains nothing), and `check` again at every redirect.
 */
import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { AppError } from '../errors.ts';
import { isPublicAddress } from './address.ts';

export type Lookup = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface Guard {
  /** throws reference_forbidden for another scheme, credentials in the URL, or a literal address that is private. */
  check(url: URL): void;
  /** Where the request for a checked URL must be sent; connecting fails with `forbiddenAddress` when the name is private. */
  dispatcherFor(url: URL): Dispatcher;
  /** Cuts all connections. */
  close(): Promise<void>;
}

const privateAddress = 'ERR_PRIVATE_ADDRESS';

export const forbiddenAddress = (): AppError =>
  new AppError(
    'reference_forbidden',
    'leads to a private address, which is not fetched; a public address is wanted, or its host:port in SEEDBED_ALLOW_PRIVATE_HOSTS',
  );

/** True for the error of a connection that the lookup filter refused. */
export function isPrivateAddressError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === privateAddress;
}

/** A lookup that only knows public addresses. */
function filterLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      if (!first) return callback(Object.assign(new Error('no public address'), { code: privateAddress }), []);
      return options.all ? callback(null, open) : callback(null, first.address, first.family);
    });
  };
}

/** `host:port` as a URL would have it: 127.1:80 is 127.0.0.1:80. */
function normaliseHost(host: string): string {
  const url = URL.parse(`http://${host}`);
  return url ? hostAndPort(url) : host;
}

const hostAndPort = (url: URL): string => `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;

export interface GuardOptions {
  /** `host:port` pairs that may be fetched although private. */
  readonly allowPrivateHosts: readonly string[];
  readonly connectTimeoutMs: number;
  readonly lookup?: Lookup;
}

export function createGuard({ allowPrivateHosts, connectTimeoutMs, lookup = systemLookup }: GuardOptions): Guard {
  const allowed = new Set(allowPrivateHosts.map(normaliseHost));
  const publicOnly = new Agent({ connect: { lookup: filterLookup(lookup), timeout: connectTimeoutMs } });
  const anywhere = new Agent({ connect: { timeout: connectTimeoutMs } });
  const isAllowed = (url: URL): boolean => allowed.has(hostAndPort(url));
  return {
    check(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new AppError('reference_forbidden', `leads to a ${url.protocol} address; http or https is wanted`);
      }
      if (url.username || url.password)
        throw new AppError('reference_forbidden', 'carries a user name or password; a URL without is wanted');
      const literal = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && !isPublicAddress(literal) && !isAllowed(url)) throw forbiddenAddress();
    },
    dispatcherFor: (url) => (isAllowed(url) ? anywhere : publicOnly),
    async close() {
      await Promise.all([publicOnly.destroy(), anywhere.destroy()]);
    },
  };
}
