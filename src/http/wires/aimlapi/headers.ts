/** The wire's own headers: tracing and cost. */
import { creditsPerUsd } from '../../../accounts/account.ts';

export const inferenceIdHeader = 'x-inference-id';
export const clientRequestIdHeader = 'x-client-request-id';
const creditsHeader = 'x-aimlapi-credits-used';
const usdHeader = 'x-aimlapi-usd-spent';

/** What a page of another origin may read. */
export const exposedHeaders = [inferenceIdHeader, clientRequestIdHeader, creditsHeader, usdHeader, 'retry-after', 'preference-applied'];

const nanoUsdPerCredit = 1_000_000_000 / creditsPerUsd;

/** USD with nine decimals, exactly: 84000 credits are 0.042000000. */
function formatUsd(credits: number): string {
  const digits = String(BigInt(credits) * BigInt(nanoUsdPerCredit)).padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

export const costHeaders = (credits: number): Record<string, string> => ({
  [creditsHeader]: String(credits),
  [usdHeader]: formatUsd(credits),
});

/** The caller's own id for a request, or null when it is absent or not 1 to 128 of A-Z a-z 0-9 . _ : - */
export function readClientRequestId(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(value) ? value : null;
}
