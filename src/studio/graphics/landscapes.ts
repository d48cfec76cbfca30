/** Flat landscapes in a palette: mountains, sea, city, forest, night. */
import { fillBox, fillDisc, fillGradient } from './ornament.ts';
import { mixColours, withAlpha } from './palette.ts';
import type { Box, Sheet } from './sheet.ts';

/** Fills its box; may draw beyond it. */
export type DrawMotif = (sheet: Sheet, box: Box) => void;

/** A ridge from left to right: the sum of a few sines and of noise, in [0, 1]. */
function ridgeOf(sheet: Sheet, roughness: number): (share: number) => number {
  const phases = Array.from({ length: 5 }, () => sheet.rng.range(0, 2 * Math.PI));
  return (share) => phases.reduce((sum, phase, i) => sum + (Math.sin(phase + share * (2.2 + i * 2.7)) * roughness ** i) / 2, 0) / 2 + 0.5;
}

function fillRidge({ context }: Sheet, box: Box, height: (share: number) => number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(box.left, box.top + box.height);
  for (let s = 0; s <= 120; s++) context.lineTo(box.left + (box.width * s) / 120, box.top + box.height * (1 - height(s / 120)));
  context.lineTo(box.left + box.width, box.top + box.height);
  context.fill();
}

function sunIn(sheet: Sheet, box: Box, height: number): void {
  const { palette, rng } = sheet;
  const radius = Math.min(box.width, box.height) * 0.17;
  const x = box.left + box.width * rng.range(0.36, 0.64);
  const y = box.top + box.height * height;
  for (const ring of [2.1, 1.55]) fillDisc(sheet, x, y, radius * ring, withAlpha(palette.soft, 0.28));
  fillDisc(sheet, x, y, radius, palette.accent);
}

export const mountains: DrawMotif = (sheet, box) => {
  const { palette, rng, context } = sheet;
  fillGradient(sheet, box, [mixColours(palette.second, palette.soft, 0.35), palette.soft, mixColours(palette.soft, '#fff6e6', 0.6)]);
  sunIn(sheet, box, 0.4);
  const layers = 5;
  for (let layer = 0; layer < layers; layer++) {
    const share = layer / (layers - 1);
    const peaks = Array.from({ length: 4 + layer }, (_, i) => ({
      at: (i + rng.range(0.2, 0.8)) / (4 + layer),
      high: rng.range(0.35, 1),
      wide: rng.range(0.16, 0.28),
    }));
    const rough = ridgeOf(sheet, 0.6);
    const top = 0.58 - 0.42 * share;
    const height = (x: number): number => {
      const peak = Math.max(...peaks.map(({ at, high, wide }) => high * Math.max(0, 1 - Math.abs(x - at) / wide)));
      return top * (0.45 + 0.55 * peak) + 0.025 * rough(x * 6);
    };
    fillRidge(sheet, box, height, mixColours(mixColours(palette.soft, palette.second, 0.75), palette.deep, share ** 0.8));
    if (layer > 1 && layer < 4) continue;
    if (layer < 1) {
      context.globalAlpha = 0.3;
      fillRidge(sheet, box, (x) => height(x) - 0.05, palette.soft);
      context.globalAlpha = 1;
    }
  }
};

export const sea: DrawMotif = (sheet, box) => {
  const { palette, context, rng } = sheet;
  const horizon = box.top + box.height * 0.56;
  fillGradient(sheet, { ...box, height: box.height * 0.57 }, [mixColours(palette.soft, palette.second, 0.55), palette.soft, '#fff3df']);
  sunIn(sheet, box, 0.42);
  fillBox(sheet, { ...box, top: horizon, height: box.top + box.height - horizon }, palette.second);
  for (let row = 0; row < 9; row++) {
    const share = row / 8;
    const y = horizon + (box.top + box.height - horizon) * (0.06 + 0.94 * share ** 1.3);
    const wave = box.width * (0.05 + 0.09 * share);
    const phase = rng.range(0, 1);
    context.fillStyle = mixColours(palette.second, palette.deep, 0.12 + 0.88 * share);
    context.beginPath();
    context.moveTo(box.left, box.top + box.height);
    context.lineTo(box.left, y);
    for (let x = -phase * wave; x < box.width + wave; x += wave)
      context.quadraticCurveTo(box.left + x + wave / 2, y - wave * 0.24, box.left + x + wave, y);
    context.lineTo(box.left + box.width, box.top + box.height);
    context.fill();
  }
  const [x, y, size] = [box.left + box.width * rng.range(0.2, 0.34), horizon + box.height * 0.05, Math.min(box.width, box.height) * 0.13];
  context.fillStyle = '#fffaf0';
  context.beginPath();
  context.moveTo(x, y - size * 1.35);
  context.quadraticCurveTo(x + size * 0.75, y - size * 0.5, x + size * 0.62, y - size * 0.18);
  context.lineTo(x, y - size * 0.18);
  context.moveTo(x - size * 0.06, y - size * 1.1);
  context.quadraticCurveTo(x - size * 0.4, y - size * 0.5, x - size * 0.45, y - size * 0.18);
  context.lineTo(x - size * 0.06, y - size * 0.18);
  context.fill();
  context.fillStyle = palette.deep;
  context.beginPath();
  context.moveTo(x - size * 0.6, y - size * 0.12);
  context.lineTo(x + size * 0.72, y - size * 0.12);
  context.quadraticCurveTo(x + size * 0.5, y + size * 0.12, x + size * 0.3, y + size * 0.12);
  context.lineTo(x - size * 0.36, y + size * 0.12);
  context.fill();
};

export const city: DrawMotif = (sheet, box) => {
  const { palette, rng, context } = sheet;
  fillGradient(sheet, box, [
    palette.deep,
    mixColours(palette.deep, palette.second, 0.55),
    mixColours(palette.second, palette.accent, 0.55),
    palette.accent,
  ]);
  const radius = Math.min(box.width, box.height) * 0.2;
  fillDisc(
    sheet,
    box.left + box.width * rng.range(0.3, 0.7),
    box.top + box.height * 0.5,
    radius,
    mixColours(palette.accent, '#fff2d0', 0.6),
  );
  for (let layer = 0; layer < 3; layer++) {
    const colour = mixColours(mixColours(palette.second, palette.deep, 0.45), mixColours(palette.deep, '#05060c', 0.5), layer / 2);
    const light = mixColours('#ffe6a8', colour, 0.2);
    let x = box.left - box.width * 0.02;
    while (x < box.left + box.width) {
      const width = box.width * rng.range(0.05, 0.12);
      const height = box.height * rng.range(0.2, 0.52) * (1 - 0.25 * layer);
      const top = box.top + box.height - height;
      context.fillStyle = colour;
      context.fillRect(x, top, width + 1, height);
      if (rng.float() < 0.35) context.fillRect(x + width * 0.44, top - height * 0.14, width * 0.12, height * 0.15);
      const pane = box.width * 0.011;
      context.fillStyle = light;
      for (let wy = top + pane * 2; layer > 0 && wy < box.top + box.height - pane * 2; wy += pane * 2.6)
        for (let wx = x + pane; wx < x + width - pane * 1.4; wx += pane * 2.2)
          if (rng.float() < 0.3) context.fillRect(wx, wy, pane, pane * 1.35);
      x += width + box.width * 0.004;
    }
  }
};

export const forest: DrawMotif = (sheet, box) => {
  const { palette, rng, context } = sheet;
  fillGradient(sheet, box, [mixColours(palette.soft, palette.second, 0.4), palette.soft, '#fdf4e0']);
  sunIn(sheet, box, 0.36);
  for (let layer = 0; layer < 4; layer++) {
    const share = layer / 3;
    context.fillStyle = mixColours(mixColours(palette.soft, palette.second, 0.8), palette.deep, share);
    const count = 16 - 3 * layer;
    for (let tree = -1; tree <= count; tree++) {
      const x = box.left + (box.width * (tree + rng.range(0.1, 0.9))) / count;
      const height = box.height * rng.range(0.24, 0.36) * (0.75 + 0.55 * share);
      const foot = box.top + box.height * (0.78 + 0.24 * share);
      for (let tier = 0; tier < 4; tier++) {
        const [top, wide] = [foot - height * (1 - tier * 0.2), height * (0.11 + 0.075 * tier)];
        context.beginPath();
        context.moveTo(x, top);
        context.lineTo(x + wide, top + height * 0.38);
        context.lineTo(x - wide, top + height * 0.38);
        context.fill();
      }
      context.fillRect(x - height * 0.02, foot - height * 0.1, height * 0.04, height * 0.2);
    }
    context.fillRect(box.left, box.top + box.height * (0.76 + 0.24 * share), box.width, box.height);
  }
};

export const moon: DrawMotif = (sheet, box) => {
  const { palette, rng, context } = sheet;
  const night = mixColours(palette.deep, '#060713', 0.4);
  fillGradient(sheet, box, [night, mixColours(palette.deep, palette.second, 0.5), mixColours(palette.second, palette.accent, 0.45)]);
  for (let star = 0; star < 160; star++)
    fillDisc(
      sheet,
      box.left + rng.range(0, box.width),
      box.top + rng.range(0, box.height * 0.75),
      rng.range(0.05, 0.22) * sheet.unit,
      withAlpha('#fff4dc', rng.range(0.3, 0.95)),
    );
  const radius = Math.min(box.width, box.height) * 0.27;
  const [x, y] = [box.left + box.width * 0.5, box.top + box.height * 0.43];
  const glow = context.createRadialGradient(x, y, radius * 0.8, x, y, radius * 1.9);
  glow.addColorStop(0, withAlpha('#ffe9bd', 0.42));
  glow.addColorStop(1, withAlpha('#ffe9bd', 0));
  fillDisc(sheet, x, y, radius * 1.9, glow);
  fillDisc(sheet, x, y, radius, '#f9e6bf');
  for (let crater = 0; crater < 9; crater++) {
    const [turn, far] = [rng.range(0, 2 * Math.PI), rng.range(0.1, 0.7)];
    fillDisc(
      sheet,
      x + radius * far * Math.cos(turn),
      y + radius * far * Math.sin(turn),
      radius * rng.range(0.05, 0.17),
      withAlpha('#d9bd8b', 0.5),
    );
  }
  const rough = ridgeOf(sheet, 0.55);
  fillRidge(sheet, box, (s) => 0.09 + 0.15 * rough(s), mixColours(palette.deep, '#05060d', 0.45));
  const near = ridgeOf(sheet, 0.5);
  fillRidge(sheet, box, (s) => 0.03 + 0.1 * near(s * 0.8), '#07070e');
  const [px, size] = [box.left + box.width * rng.range(0.46, 0.54), box.height * 0.075];
  const py = box.top + box.height * (1 - 0.09 - 0.15 * rough((px - box.left) / box.width)) + size * 0.04;
  context.fillStyle = '#07070e';
  context.beginPath();
  context.arc(px, py - size, size * 0.13, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.moveTo(px - size * 0.12, py - size * 0.86);
  context.lineTo(px + size * 0.12, py - size * 0.86);
  context.lineTo(px + size * 0.26, py - size * 0.1);
  context.lineTo(px + size * 0.1, py + size * 0.05);
  context.lineTo(px - size * 0.1, py + size * 0.05);
  context.lineTo(px - size * 0.24, py - size * 0.1);
  context.fill();
};
