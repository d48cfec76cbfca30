import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { databases, makePlace, type TestPlace } from '../../test/services/services.ts';
import { type Db, ledgerSql } from '../db/index.ts';
import { createCredits } from './credits.ts';
import { createKeys } from './keys.ts';

type Step =
  | { do: 'grant'; account: number; credits: number }
  | { do: 'hold'; account: number; generation: number; credits: number }
  | { do: 'settle' | 'refund'; generation: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('grant' as const), account: fc.nat(2), credits: fc.integer({ min: -500, max: 500 }) }),
  fc.record({ do: fc.constant('hold' as const), account: fc.nat(2), generation: fc.nat(5), credits: fc.nat(300) }),
  fc.record({ do: fc.constantFrom('settle' as const, 'refund' as const), generation: fc.nat(5) }),
);

/** The ledger as it should be: open holds, ended generations, balances. */
class Model {
  readonly balances = [0, 0, 0];
  readonly holds = new Map<number, { account: number; credits: number; isOpen: boolean }>();

  /** Whether the step is to succeed; if so it is done. */
  take(what: Step): boolean {
    if (what.do === 'grant') return this.#add(what.account, what.credits, what.credits !== 0);
    if (what.do === 'hold') {
      if (this.holds.has(what.generation) || !this.#add(what.account, -what.credits, true)) return false;
      this.holds.set(what.generation, { account: what.account, credits: what.credits, isOpen: true });
      return true;
    }
    const hold = this.holds.get(what.generation);
    if (!hold?.isOpen) return false;
    hold.isOpen = false;
    return what.do === 'settle' || this.#add(hold.account, hold.credits, true);
  }

  #add(account: number, credits: number, isAllowed: boolean): boolean {
    if (!isAllowed || this.balances[account]! + credits < 0) return false;
    this.balances[account]! += credits;
    return true;
  }
}

for (const { kind, skip } of databases)
  describe(`accounts on ${kind}`, { skip }, () => {
    let place: TestPlace;
    let db: Db;
    let names = 0;
    before(async () => {
      place = await makePlace(kind);
      db = await place.open();
    });
    after(async () => {
      await db?.close();
      await place?.remove();
    });

    const newAccount = async (credits = 0): Promise<{ name: string; id: string }> => {
      const name = `account ${names++}`;
      const { key } = await createKeys(db).create({ name: 'key', account: name, isManager: false });
      if (credits > 0) await createCredits(db).grant(name, credits);
      return { name, id: key.accountId };
    };

    describe('credits', () => {
      const hold = (accountId: string, generationId: string, credits: number): Promise<void> =>
        db.transaction((tx) => createCredits(db).hold(tx, { accountId, generationId, credits, model: 'm' }));
      const settle = (generationId: string): Promise<void> => db.transaction((tx) => createCredits(db).settle(tx, generationId));
      const refund = (generationId: string): Promise<void> => db.transaction((tx) => createCredits(db).refund(tx, generationId));

      it('agree with the ledger, and never fall below zero, in any history', async () => {
        let runs = 0;
        await fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (history) => {
            const run = runs++;
            const accounts = [await newAccount(), await newAccount(), await newAccount()];
            const model = new Model();
            for (const what of history) {
              const isExpected = model.take(what);
              const done =
                what.do === 'grant'
                  ? createCredits(db).grant(accounts[what.account]!.name, what.credits)
                  : what.do === 'hold'
                    ? hold(accounts[what.account]!.id, `g${run}-${what.generation}`, what.credits)
                    : (what.do === 'settle' ? settle : refund)(`g${run}-${what.generation}`);
              const isDone = await done.then(
                () => true,
                () => false,
              );
              assert.equal(isDone, isExpected, JSON.stringify(what));
            }
            for (const [index, { id }] of accounts.entries()) assert.equal(await createCredits(db).balance(id), model.balances[index]);
            assert.deepEqual(await ledgerSql.findDisagreements(db), []);
          }),
          { numRuns: 25 },
        );
      });

      it('are refused with the balance and the cost when they run out, and nothing is written', async () => {
        const { id } = await newAccount(100);
        await assert.rejects(hold(id, 'too-dear', 101), {
          code: 'not_enough_credits',
          details: { balanceCredits: 100, costCredits: 101 },
        });
        assert.deepEqual(await db.query("select * from ledger where generation_id = 'too-dear'"), []);
      });

      it('cannot be spent twice by requests at the same moment', async () => {
        const { id } = await newAccount(500);
        const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => hold(id, `rush-${kind}-${i}`, 100)));
        assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 5);
        assert.equal(await createCredits(db).balance(id), 0);
      });

      it('are given back or kept once, also when both are asked for at the same moment', async () => {
        const { id } = await newAccount(100);
        await hold(id, 'once', 60);
        const ends = await Promise.allSettled([settle('once'), refund('once'), refund('once'), settle('once')]);
        assert.equal(ends.filter((end) => end.status === 'fulfilled').length, 1);
        assert.ok([40, 100].includes(await createCredits(db).balance(id)));
        await assert.rejects(settle('never held'), { code: 'conflict' });
      });

      it('are not held when the transaction around them is rolled back', async () => {
        const { id } = await newAccount(100);
        const attempt = db.transaction(async (tx) => {
          await createCredits(db).hold(tx, { accountId: id, generationId: 'rolled', credits: 60, model: null });
          throw new Error('no');
        });
        await assert.rejects(attempt, /no/);
        assert.equal(await createCredits(db).balance(id), 100);
      });

      it('stand in a ledger that refuses every change of a written line', async () => {
        await newAccount(5);
        for (const statement of ['update ledger set credits = 1', 'delete from ledger', 'truncate ledger'])
          await assert.rejects(db.query(statement), /append-only/, statement);
      });

      it('are granted and taken by an operator, in integers, and not below zero', async () => {
        const { name, id } = await newAccount(100);
        assert.deepEqual(await createCredits(db).grant(name, -40), { accountId: id, balanceCredits: 60 });
        await assert.rejects(createCredits(db).grant(name, -61), { code: 'invalid_request' });
        await assert.rejects(createCredits(db).grant(name, 0.5), { code: 'invalid_request' });
        await assert.rejects(createCredits(db).grant('nobody', 5), { code: 'not_found' });
      });

      it('are listed as what was charged and given, newest first, in pages and by filter', async () => {
        const { name, id } = await newAccount(1_000);
        await hold(id, `t1-${kind}`, 300);
        await settle(`t1-${kind}`);
        await hold(id, `t2-${kind}`, 200);
        await refund(`t2-${kind}`);
        await hold(id, `t3-${kind}`, 100);
        await createCredits(db).grant(name, -50);
        const list = (filter = {}) => createCredits(db).transactions(id, { limit: 50, ...filter });
        const all = await list();
        assert.deepEqual(
          all.map((line) => [line.direction, line.type, line.credits, line.generationId, line.model]),
          [
            ['CHARGE', 'ADJUSTMENT', 50, null, null],
            ['CHARGE', 'MODEL_USAGE', 300, `t1-${kind}`, 'm'],
            ['TOPUP', 'INIT', 1_000, null, null],
          ],
        );
        assert.deepEqual(await list({ limit: 1 }), [all[0]]);
        assert.deepEqual(await list({ before: all[0]!.id, limit: 1 }), [all[1]]);
        assert.deepEqual(await list({ direction: 'TOPUP' }), [all[2]]);
        assert.deepEqual(await list({ type: 'MODEL_USAGE' }), [all[1]]);
        assert.deepEqual(await list({ to: new Date(0) }), []);
        assert.equal((await list({ from: new Date(0) })).length, 3);
      });
    });

    describe('keys', () => {
      it('let in whoever holds the whole key', async () => {
        const keys = createKeys(db);
        const { key, plainKey } = await keys.create({ name: 'laptop', account: 'ada', isManager: true });
        assert.deepEqual(await keys.authenticate(plainKey), { accountId: key.accountId, keyId: key.id, isManager: true });
        assert.equal(key.prefix, plainKey.slice(0, 8));
        for (const wrong of [
          '',
          plainKey.slice(0, 8),
          `${plainKey}0`,
          plainKey.toUpperCase(),
          `${plainKey.slice(0, 31)}g`,
          'x'.repeat(5_000),
        ])
          assert.equal(await keys.authenticate(wrong), null, wrong.slice(0, 40));
      });

      it('are stored as a hash alone', async () => {
        const { key, plainKey } = await createKeys(db).create({ name: 'n', account: 'hashes', isManager: false });
        const [row] = await db.query('select * from api_key where id = $1', [key.id]);
        assert.deepEqual(Buffer.from(row!.sha256 as Uint8Array), createHash('sha256').update(plainKey).digest());
        const { sha256: _, ...rest } = row!;
        assert.ok(!JSON.stringify(rest).includes(plainKey.slice(9)));
        assert.ok(!JSON.stringify(await createKeys(db).list()).includes(plainKey.slice(9)));
      });

      it('that were revoked let nobody in, also right after they did', async () => {
        const keys = createKeys(db);
        const { key, plainKey } = await keys.create({ name: 'n', account: 'revoked', isManager: false });
        assert.ok(await keys.authenticate(plainKey));
        const revoked = await keys.revoke(key.prefix);
        assert.ok(revoked.revokedAt);
        assert.equal(await keys.authenticate(plainKey), null);
        await assert.rejects(keys.revoke('unknown!'), { code: 'not_found' });
      });

      it('that were revoked by another process let nobody in after 2 s', async () => {
        let nowMs = 0;
        const keys = createKeys(db, { nowMs: () => nowMs });
        const { key, plainKey } = await keys.create({ name: 'n', account: 'revoked', isManager: false });
        assert.ok(await keys.authenticate(plainKey));
        await createKeys(db).revoke(key.prefix);
        nowMs = 2_001;
        assert.equal(await keys.authenticate(plainKey), null);
      });

      it('of the same account share it; one that exists is not made twice', async () => {
        const keys = createKeys(db);
        const first = await keys.create({ name: 'a', account: 'shared', isManager: false, plainKey: 'fixed-key-of-the-operator' });
        const second = await keys.create({ name: 'b', account: 'shared', isManager: false });
        assert.equal(first.key.accountId, second.key.accountId);
        assert.equal(first.plainKey, 'fixed-key-of-the-operator');
        const again = keys.create({ name: 'c', account: 'never made', isManager: false, plainKey: 'fixed-key-of-another' });
        await assert.rejects(again, { code: 'conflict' });
        assert.ok(!(await createCredits(db).accounts()).some((account) => account.name === 'never made'));
      });
    });
  });
