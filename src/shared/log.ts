import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on stdout (or `destination`). Authorization headers, keys and signatures never reach it. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: {
      paths: ['authorization', '*.authorization', 'headers.authorization', 'req.headers.authorization', 'apiKey', '*.apiKey'],
      censor: '[secret]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
