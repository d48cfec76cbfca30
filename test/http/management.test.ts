/** Keys, accounts and money, as their owners and operators see them. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { bearer, type Door, openDoor, post, seedream, startCredits, startMs } from './door.ts';
import * as expected from './responses.ts';

type Method = 'GET' | 'POST' | 'DELETE';

const call = ({ app }: Door, key: string, method: Method, url: string, payload?: object) =>
  app.inject({ method, url, headers: bearer(key), ...(payload && { payload }) });

describe('keys', () => {
  let door: Door;
  const manage = (method: Method, url: string, payload?: object) => call(door, door.managerKey, method, url, payload);
  before(async () => {
    door = await openDoor();
  });

  it('are made, shown once, listed without the key, and revoked', async () => {
    const made = await manage('POST', '/v1/keys', { name: 'ci', account: 'team' });
    assert.equal(made.statusCode, 201);
    const { key, ...told } = made.json<{ data: { key: string; prefix: string } }>().data;
    assert.match(key, /^[0-9a-f]{32}$/);
    const time = '2026-11-22T12:00:00.000Z';
    assert.deepEqual(told, {
      name: 'ci',
      disabled: false,
      prefix: key.slice(0, 8),
      scopes: ['model:image'],
      limit: null,
      created_at: time,
      updated_at: time,
      monthly_usage: null,
      account: 'team',
      is_manager: false,
    });
    const own = await call(door, key, 'GET', '/v1/key');
    assert.deepEqual(own.json(), { data: told });
    const listed = await manage('GET', '/v1/keys');
    assert.deepEqual(listed.json<{ data: object[] }>().data.at(-1), told);
    assert.ok(!listed.body.includes(key));
    const revoked = await manage('DELETE', `/v1/keys/${told.prefix}`);
    assert.deepEqual(revoked.json(), { data: { prefix: told.prefix, deleted: true } });
    expected.assertRefused(await call(door, key, 'GET', '/v1/key'), expected.noKey);
  });
  it('are made for the default account when nothing is said', async () => {
    const made = await manage('POST', '/v1/keys');
    assert.equal(made.json<{ data: { account: string } }>().data.account, 'default');
  });
  it('are not made from unknown fields or unfit names', async () => {
    const unknown = await manage('POST', '/v1/keys', { limit: { threshold: 1 } });
    expected.assertRefused(unknown, expected.badFields("Unrecognized key(s) in object: 'limit'"));
    const name = await manage('POST', '/v1/keys', { name: 'a\0b' });
    expected.assertRefused(name, expected.badField('name', "Holds a NUL character or half a surrogate pair, received 'a\0b'"));
    const account = await manage('POST', '/v1/keys', { account: 'a b' });
    assert.equal(account.statusCode, 400);
  });
  it('of an unknown prefix cannot be revoked', async () => {
    for (const prefix of ['deadbeef', 'x', '%00%00%00%00%00%00%00%00'])
      assert.equal((await manage('DELETE', `/v1/keys/${prefix}`)).statusCode, 404, prefix);
  });
  it('that may not manage are kept from keys, accounts and credits', async () => {
    const routes: [Method, string][] = [
      ['POST', '/v1/keys'],
      ['GET', '/v1/keys'],
      ['DELETE', '/v1/keys/deadbeef'],
      ['GET', '/v1/accounts'],
      ['POST', '/v1/accounts/default/credits'],
    ];
    for (const [method, url] of routes) expected.assertRefused(await call(door, door.userKey, method, url), expected.notManager, url);
  });
});

describe('money', () => {
  it('is told in credits and in USD', async () => {
    const door = await openDoor();
    assert.deepEqual((await call(door, door.userKey, 'GET', '/v1/billing/balance')).json(), {
      balance: startCredits,
      lowBalance: true,
      lowBalanceThreshold: 8_400_000,
      lastUpdated: new Date(startMs).toISOString(),
      autoDebitStatus: 'disabled',
      status: 'current',
      statusExplanation: 'Balance is current and up to date',
    });
    assert.deepEqual((await call(door, door.userKey, 'GET', '/v2/billing')).json(), { current_balance: 1, currency: 'USD' });
  });
  it('is granted by a manager', async () => {
    const door = await openDoor();
    const grant = (payload: object, name = 'default') => call(door, door.managerKey, 'POST', `/v1/accounts/${name}/credits`, payload);
    const account = { id: 'account-1', name: 'default', balance: startCredits + 5 };
    assert.deepEqual((await grant({ credits: 5 })).json(), { data: account });
    assert.deepEqual((await call(door, door.managerKey, 'GET', '/v1/accounts')).json(), { data: [account] });
    expected.assertRefused(await grant({ credits: 0 }), expected.badField('credits', 'Must not be 0, received 0'));
    expected.assertRefused(await grant({ credits: 1.5 }), expected.badField('credits', 'Expected integer, received float'));
    expected.assertRefused(await grant({ credits: '5' }), expected.badField('credits', 'Expected number, received string'));
    assert.equal((await grant({ credits: 5 }, 'nobody')).statusCode, 404);
    assert.equal((await grant({ credits: 5 }, '%00')).statusCode, 404);
  });
  it('is told line by line, newest first, page by page', async () => {
    const door = await openDoor();
    const answer = await post(door, seedream());
    await post(door, seedream());
    const page = async (query: string) => {
      const found = await call(door, door.userKey, 'GET', `/v2/billing/transactions?${query}`);
      return found.json<{ data: object[]; pagination: { next_cursor: string | null; has_more: boolean } }>();
    };
    const first = await page('limit=2');
    assert.equal(first.data.length, 2);
    assert.equal(first.pagination.has_more, true);
    const rest = await page(`limit=1&cursor=${first.pagination.next_cursor}`);
    assert.deepEqual(rest, {
      data: [
        {
          created_at: new Date(startMs).toISOString(),
          direction: 'TOPUP',
          type: 'ADJUSTMENT',
          amount: { usd: 1, credits: startCredits },
          model: null,
          reference_id: null,
        },
      ],
      pagination: { next_cursor: null, has_more: false },
    });
    const charges = await page('direction=CHARGE&type=MODEL_USAGE');
    assert.deepEqual(charges.data.at(-1), {
      created_at: new Date(startMs).toISOString(),
      direction: 'CHARGE',
      type: 'MODEL_USAGE',
      amount: { usd: 0.042, credits: 84_000 },
      model: 'bytedance/seedream-4-5',
      reference_id: answer.headers['x-inference-id'],
    });
  });
  const queries: [string, expected.Refusal][] = [
    ['color=red', expected.badQuery(null, "Unrecognized key(s) in object: 'color'")],
    ['limit=0', expected.badQuery('limit', "Must be an integer from 1 to 100, received '0'")],
    ['limit=101', expected.badQuery('limit', "Must be an integer from 1 to 100, received '101'")],
    ['limit=1.5', expected.badQuery('limit', "Must be an integer from 1 to 100, received '1.5'")],
    ['direction=UP', expected.badQuery('direction', "Invalid enum value. Expected 'TOPUP' | 'CHARGE', received 'UP'")],
    ['from=2026-01-01', expected.badQuery('from', "Must be an ISO 8601 time with offset, received '2026-01-01'")],
    ['cursor=abc', expected.badQuery('cursor', 'Not a cursor of this server')],
    ['from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z', expected.badQuery('to', 'Must be after from, received 2026-01-02T00:00:00Z')],
  ];
  for (const [query, refusal] of queries)
    it(`refuses the query ${query}`, async () => {
      const door = await openDoor();
      expected.assertRefused(
        await call(door, door.userKey, 'GET', `/v2/billing/transactions?${query}`),
        refusal,
        '/v2/billing/transactions',
      );
    });
});
