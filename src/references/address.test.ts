import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublicAddress } from './address.ts';

describe('isPublicAddress', () => {
  it('is false for every private, local and reserved IPv4 range, to its last address', () => {
    const addresses = [
      ['0.0.0.0', '0.255.255.255'],
      ['10.0.0.0', '10.255.255.255'],
      ['100.64.0.0', '100.127.255.255', '100.100.100.200'],
      ['127.0.0.1', '127.255.255.255'],
      ['168.63.129.16'],
      ['169.254.0.0', '169.254.169.254', '169.254.255.255'],
      ['172.16.0.0', '172.31.255.255'],
      ['192.0.0.192', '192.0.2.1', '192.88.99.1', '192.168.0.0', '192.168.255.255'],
      ['198.18.0.0', '198.19.255.255', '198.51.100.7', '203.0.113.7'],
      ['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
    ].flat();
    for (const address of addresses) assert.equal(isPublicAddress(address), false, address);
  });

  it('is true for public addresses, also right beside the private ranges', () => {
    const ipv4 = ['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0'];
    const beside = ['169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '223.255.255.255'];
    const ipv6 = [
      '2606:4700:4700::1111',
      '2a00:1450:4001::200e',
      '2001:4860:4860::8888',
      '2001:200::1',
      '::ffff:8.8.8.8',
      '64:ff9b::8.8.8.8',
    ];
    for (const address of [...ipv4, ...beside, ...ipv6]) assert.equal(isPublicAddress(address), true, address);
  });

  it('is false for IPv6 that is not global unicast, and for a private IPv4 address carried in IPv6', () => {
    const local = [
      '::',
      '::1',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fe80::1%lo',
      'fec0::1',
      'ff02::1',
      '100::1',
      '5f00::1',
      '2001:db8::1',
    ];
    const mapped = [
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '0:0:0:0:0:ffff:10.0.0.1',
      '::ffff:169.254.169.254',
      '::127.0.0.1',
      '::ffff:0:127.0.0.1',
    ];
    const carried = ['64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::8.8.8.8', '2002:7f00:1::', '2001:0:7f00:1::', '3fff::1'];
    for (const address of [...local, ...mapped, ...carried]) assert.equal(isPublicAddress(address), false, address);
  });

  it('is false for what is no address', () => {
    for (const text of ['', 'localhost', '1.2.3', '8.8.8.8.8', '::g', '8.8.8.8:80', '[::1]'])
      assert.equal(isPublicAddress(text), false, text);
  });
});
