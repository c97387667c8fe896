import { describe, expect, test } from 'vitest';
import { KEY_STORE_VALUE_MAX_BYTES, type KeyStore } from './key-store.ts';

/** What every key store does. @param open a store of which nobody else has names that begin with `contract-` */
export function keyStoreContract(open: () => Promise<KeyStore>): void {
  describe('a key store', () => {
    test('AGK1 gives back what was stored last, whole, and null for what was not', async () => {
      const store = await open();
      expect(await store.get('contract-a')).toBeNull();
      const values = [
        'first',
        '',
        'lines\nand "quotes" \u0000 ',
        'x'.repeat(KEY_STORE_VALUE_MAX_BYTES),
        'كلمة 鍵 🔑',
      ];
      for (const value of values) {
        await store.set('contract-a', value);
        expect(await store.get('contract-a')).toBe(value);
      }
      expect(await store.get('contract-b')).toBeNull();
      expect(await (await open()).get('contract-a')).toBe('كلمة 鍵 🔑');
      await store.delete('contract-a');
    });

    test('AGK1 forgets what was deleted, and deletes what is not there', async () => {
      const store = await open();
      await store.set('contract-c', 'one');
      await store.delete('contract-c');
      await store.delete('contract-c');
      expect(await store.get('contract-c')).toBeNull();
    });

    test('AGK1 keeps one of the values that were stored at the same time', async () => {
      const store = await open();
      const values = Array.from({ length: 8 }, (_, index) => `value-${index}`);
      await Promise.all(values.map((value) => store.set('contract-d', value)));
      expect(values).toContain(await store.get('contract-d'));
      await store.delete('contract-d');
    });

    test.for(['', 'A', '../up', 'a/b', 'a b', '-a', 'a'.repeat(65)])(
      'AGK1 takes no name like %j',
      async (name) => {
        const store = await open();
        await expect(store.get(name)).rejects.toBeInstanceOf(RangeError);
        await expect(store.set(name, 'x')).rejects.toBeInstanceOf(RangeError);
        await expect(store.delete(name)).rejects.toBeInstanceOf(RangeError);
      },
    );

    test('AGK1 takes no value that another system could not hold', async () => {
      const store = await open();
      const tooLong = 'é'.repeat(KEY_STORE_VALUE_MAX_BYTES / 2 + 1);
      await expect(store.set('contract-e', tooLong)).rejects.toBeInstanceOf(RangeError);
      await expect(store.set('contract-e', '\uD800')).rejects.toBeInstanceOf(RangeError);
      expect(await store.get('contract-e')).toBeNull();
    });
  });
}
