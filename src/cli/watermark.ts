import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { createWatermarker, decodeImage } from '../imaging/index.ts';

const pixelLimit = 100_000_000;

/** Works on the file alone: no server is asked. */
export function addWatermarkCommand(program: Command): void {
  const watermark = program.command('watermark').description("Seedbed's invisible watermark");
  watermark
    .command('detect <file>')
    .description('tell whether a picture carries the watermark; the exit status is 0 when it does, 1 when it does not')
    .option('--json', 'print the finding as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { image } = await decodeImage(await readFile(file), { pixels: pixelLimit });
      const watermarker = createWatermarker();
      try {
        const finding = await watermarker.detect(image);
        if (options.json) console.log(JSON.stringify(finding));
        else
          console.log(
            `${finding.found ? 'watermark found' : 'no watermark found'} (score ${finding.score.toFixed(1)}, threshold ${finding.threshold.toFixed(1)})`,
          );
        if (!finding.found) process.exitCode = 1;
      } finally {
        await watermarker.close();
      }
    });
}
