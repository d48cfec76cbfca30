import { z } from 'zod';

/** How an operator names an account: 1 to 64 of A-Z a-z 0-9 . _ @ - */
export const accountName = z.string().regex(/^[A-Za-z0-9._@-]{1,64}$/, 'Must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -');
