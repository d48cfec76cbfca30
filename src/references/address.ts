/**
 * Which IP addresses lie on the public internet. Knows nothing of names, ports or requests.
 * Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6052 (NAT64), RFC 4291 (IPv4-mapped).
 */
import { BlockList, isIP } from 'node:net';

type Subnet = readonly [address: string, prefix: number];

function createList(family: 'ipv4' | 'ipv6', subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of subnets) list.addSubnet(address, prefix, family);
  return list;
}

const privateIpv4 = createList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier NAT, and the metadata service of Alibaba Cloud
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // a public number that Azure answers inside every virtual machine
  ['169.254.0.0', 16], // link-local, and the metadata service of most clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

/** Of IPv6 only global unicast is public, so that what is not known is refused. */
const globalIpv6 = createList('ipv6', [['2000::', 3]]);
const privateIpv6 = createList('ipv6', [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4 carries any IPv4 address
  ['3fff::', 20],
]);

/** The eight 16-bit groups, or null for what is no IPv6 address (or has a zone). */
function toGroups(address: string): number[] | null {
  const normal = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1);
  if (!normal) return null;
  const [head = [], tail = []] = normal.split('::').map((half) => (half === '' ? [] : half.split(':').map((group) => parseInt(group, 16))));
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

/** The IPv4 address inside ::ffff:a.b.c.d (mapped) and 64:ff9b::a.b.c.d (NAT64), where a packet to it ends up. */
function embeddedIpv4(groups: readonly number[]): string | null {
  const prefix = groups.slice(0, 6).join(':');
  if (prefix !== `0:0:0:0:0:${0xffff}` && prefix !== `${0x64}:${0xff9b}:0:0:0:0`) return null;
  const [high, low] = [groups[6]!, groups[7]!];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** False for every private, local, reserved or unparsable address. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !privateIpv4.check(address, 'ipv4');
  const groups = toGroups(address);
  if (!groups) return false;
  const ipv4 = embeddedIpv4(groups);
  if (ipv4) return isPublicAddress(ipv4);
  return globalIpv6.check(address, 'ipv6') && !privateIpv6.check(address, 'ipv6');
}
