/** The API key: taken from the address bar's hash once, then kept for this tab only (sessionStorage). */

const storageName = 'seedbed.key';

/** Reads `#key=…`, removes it from the address bar and from history, and stores it; else what is stored. */
export function takeKey(): string | null {
  const fromHash = new URLSearchParams(location.hash.slice(1)).get('key')?.trim();
  if (fromHash) {
    history.replaceState(null, '', location.pathname + location.search);
    storeKey(fromHash);
  }
  return fromHash || sessionStorage.getItem(storageName);
}

export function storeKey(key: string | null): void {
  if (key) sessionStorage.setItem(storageName, key);
  else sessionStorage.removeItem(storageName);
}
