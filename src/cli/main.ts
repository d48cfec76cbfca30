/** Entry of the `seedbed` command. Compiled code is kept between starts: it halves the time to the first answer (docs/log.md). */
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./program.ts');
