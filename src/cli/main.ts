/** Entry of the `seedbed` command. Compiled code is kept between starts: it halves the time to the first answer (docs/log.md). */
import { enableCompileCache } from 'node:module';
import { settleAllocator } from './allocator.ts';

if (process.argv[2] === 'serve') settleAllocator(import.meta.filename);
enableCompileCache();
await import('./program.ts');
