import { randomBytes, randomUUID } from 'node:crypto';
import { nanoid } from 'nanoid';

/** An id for a generation, in the shape of the hosted API's `x-inference-id`: 21 characters of A-Z a-z 0-9 _ -. */
export const newGenerationId = (): string => nanoid(21);

/** A bearer key in the hosted API's shape: 32 hexadecimal digits (128 bits). Its first 8 are its public prefix. */
export const newApiKey = (): string => randomBytes(16).toString('hex');

/** A seed drawn for a request that named none: an integer in [0, 2^31). */
export const newSeed = (): number => randomBytes(4).readUInt32BE() >>> 1;

/** An id for one HTTP request, in the shape of the hosted API's `requestId`: a version 4 UUID. */
export const newRequestId = (): string => randomUUID();

/** An id for an entry of the job queue: a version 4 UUID. */
export const newJobId = (): string => randomUUID();
